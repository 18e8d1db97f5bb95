import { type Backend, reject } from "@retrograd/core/backend";
import { WasmBackend } from "./backend.ts";
import { hasRelaxedSimd, instantiate } from "./module.ts";

export interface WasmOptions {
  /** Whether every machine is to give the same bits: products then round twice, which takes a quarter longer. Default: no. */
  readonly deterministic?: boolean;
  /** Most bytes of memory; 4 GiB, unless said. */
  readonly memoryLimit?: number;
}

const most = 2 ** 32;

/**
 * A backend in WebAssembly SIMD: in browsers, workers and Node.
 *
 * @example
 * const backend = await wasm();
 */
export async function wasm(options: WasmOptions = {}): Promise<Backend> {
  const { deterministic = false, memoryLimit = most } = options;
  if (!(memoryLimit > 0 && memoryLimit <= most))
    reject("wasm", `cannot have ${memoryLimit} bytes of memory`, `memoryLimit must be from 1 to ${most}`);
  if (typeof WebAssembly === "undefined")
    reject("wasm", "this environment has no WebAssembly", "use @retrograd/backend-cpu here");
  const instance = await instantiate(!deterministic && hasRelaxedSimd() ? "relaxed" : "simd");
  return new WasmBackend(instance, memoryLimit);
}
