import { blockUntilReady, type numpy as np } from "@jax-js/jax";

export type JaxBackend = "wasm" | "webgpu";

/**
 * Sets off what an array is computed from, which jax-js puts off until something of it is asked for; uses the array up. WebAssembly
 * computes in the call, or in an isolated page in workers, which like a GPU are left to it: a failure shows in what is waited for last.
 */
export function computed(backend: JaxBackend, array: np.Array): void | Promise<void> {
  if (backend === "webgpu") return array.gpuBuffer().then(() => {});
  if (globalThis.crossOriginIsolated) array.data().catch(() => {});
  else array.dataSync();
}

/** Resolves when an array is there. */
export async function finished(array: np.Array | null): Promise<void> {
  if (array) await blockUntilReady(array);
}
