import type { Backend } from "@retrograd/core/backend";
import { created } from "./created.ts";

export interface WasmOptions {
  /** Whether every machine is to give the same bits: products then round twice, which takes a quarter longer. Default: no. */
  readonly deterministic?: boolean;
  /** Most bytes of memory; 4 GiB, unless said. */
  readonly memoryLimit?: number;
  /**
   * How many threads compute, with the one that calls: half of the cores, at most 4, unless said. In a page that is not isolated
   * from other origins there is one, which the console is told once. With `deterministic`, as many threads as may be give the same bits.
   */
  readonly threads?: number;
}

/**
 * A backend in WebAssembly SIMD: in browsers, workers, Node and Deno.
 *
 * @example
 * const backend = await wasm();
 */
export function wasm(options: WasmOptions = {}): Promise<Backend> {
  return created(options);
}
