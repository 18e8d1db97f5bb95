import type { Backend } from "@retrograd/core";
import { bestBackend, type Skipped } from "retrograd";

/** Loaded when asked for, so that one that cannot be loaded keeps none of the others away. */
const makers = {
  cpu: async (): Promise<Backend> => (await import("@retrograd/backend-cpu")).cpu(),
  ndarray: async (): Promise<Backend> => (await import("@retrograd/backend-ndarray")).ndarray(),
  wasm: async (): Promise<Backend> => (await import("@retrograd/backend-wasm")).wasm(),
  webgpu: async (): Promise<Backend> => (await import("@retrograd/backend-webgpu/node")).webgpu(),
};

export type BackendName = keyof typeof makers;

export const backendNames: readonly BackendName[] = ["cpu", "ndarray", "wasm", "webgpu"];

/** @throws Error with the reason where this machine does not have the backend */
export function makeBackend(name: BackendName): Promise<Backend> {
  return makers[name]();
}

export interface Chosen {
  readonly name: BackendName;
  readonly backend: Backend;
  /** Those that would have been better, and why they are not here. */
  readonly skipped: readonly Skipped[];
  /** What it computes on, where that is not what its name suggests. */
  readonly remark: string;
}

/** The backend of this name, in software where it has to be, or the best one that is here. */
export async function chooseBackend(name: BackendName | null): Promise<Chosen> {
  return name === null
    ? { ...(await bestBackend()), remark: "" }
    : { name, ...(await makeComparable(name)), skipped: [] };
}

export interface Comparable {
  readonly backend: Backend;
  /** What it computes on, where that is not what its name suggests. */
  readonly remark: string;
}

/** A backend as this machine can have it: WebGPU computes in software where there is no GPU. */
export async function makeComparable(name: BackendName): Promise<Comparable> {
  try {
    return { backend: await makeBackend(name), remark: "" };
  } catch (error) {
    if (name !== "webgpu") throw error;
    const { webgpu } = await import("@retrograd/backend-webgpu/node");
    const backend = await webgpu({ software: true }).catch(() => Promise.reject(error));
    return { backend, remark: "runs on SwiftShader, a GPU in software, because this machine has no other" };
  }
}
