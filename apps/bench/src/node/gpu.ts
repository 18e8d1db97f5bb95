import { webgpu } from "@retrograd/backend-webgpu/node";
import type { Backend } from "@retrograd/core";
import { dawn, withSoftwareDriver } from "../../../../packages/backend-webgpu/src/node/dawn.ts";

/** What computes WebGPU here. */
export interface GpuHere {
  readonly backend: Backend;
  /** Whether this machine has no GPU, so that one in software takes its place. */
  readonly software: boolean;
  /** As its driver calls it. */
  readonly adapter: string;
}

export async function gpuHere(): Promise<GpuHere> {
  try {
    const backend = await webgpu({ hardware: true });
    return { backend, software: false, adapter: await adapterName() };
  } catch {
    const backend = await webgpu({ software: true });
    return { backend, software: true, adapter: await withSoftwareDriver(adapterName) };
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

async function adapterName(): Promise<string> {
  const adapter = await (await dawn()).requestAdapter();
  const { description, vendor, architecture } = adapter?.info ?? {};
  return description || `${vendor} ${architecture}`;
}
