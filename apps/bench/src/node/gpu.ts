import { webgpu } from "@retrograd/backend-webgpu/node";
import type { Backend } from "@retrograd/core";
import { dawn, withSoftwareDriver } from "../../../../packages/backend-webgpu/src/node/dawn.ts";

/** What computes WebGPU here. */
export interface GpuHere {
  readonly backend: Backend;
  /** Whether this machine has no GPU, so that one in software takes its place. */
  readonly software: boolean;
}

export async function gpuHere(): Promise<GpuHere> {
  try {
    return { backend: await webgpu({ hardware: true }), software: false };
  } catch {
    return { backend: await webgpu({ software: true }), software: true };
  }
}

/** Gives Node what pages have, `navigator.gpu`, by Dawn, for other libraries to compute on the same adapter. */
export async function provideGpu({ software }: GpuHere): Promise<void> {
  const { globals } = await import("webgpu");
  const api = await dawn();
  const request = api.requestAdapter.bind(api);
  if (software) api.requestAdapter = (options) => withSoftwareDriver(() => request(options));
  Object.assign(globalThis, globals);
  Object.defineProperty(navigator, "gpu", { value: api, configurable: true });
}
