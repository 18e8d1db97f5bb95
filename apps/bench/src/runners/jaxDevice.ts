import { blockUntilReady, type numpy as np } from "@jax-js/jax";

export type JaxBackend = "wasm" | "webgpu";

/**
 * Sets off what an array is computed from, which jax-js puts off until something of it is asked for; uses the array up. WebAssembly
 * computes in the call; a GPU is left to it.
 */
export function computed(backend: JaxBackend, array: np.Array): void | Promise<void> {
  if (backend === "webgpu") return array.gpuBuffer().then(() => {});
  array.dataSync();
}

/** Resolves when an array is there. */
export async function finished(array: np.Array | null): Promise<void> {
  if (array) await blockUntilReady(array);
}
