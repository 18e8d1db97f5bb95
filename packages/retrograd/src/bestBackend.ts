import { reject } from "@retrograd/core/backend";
import { type BestBackend, firstThatWorks } from "./firstThatWorks.ts";
import { type BackendName, makers } from "./makers.ts";

export interface BestBackendOptions {
  /** What to try first, in this order; the others follow in theirs. Default: WebGPU, then WASM, then CPU. */
  readonly prefer?: BackendName | readonly BackendName[];
}

/**
 * The best backend that can be had here: WebGPU on a real GPU, else WebAssembly, else plain TypeScript. Each is
 * loaded only when it is tried. In Node, WebGPU takes the package `webgpu`, which has to be installed.
 *
 * @returns the backend, its name, and why those that were tried before it can't be had
 *
 * @example
 * const { backend, name, skipped } = await bestBackend();
 */
export async function bestBackend({ prefer = [] }: BestBackendOptions = {}): Promise<BestBackend> {
  const preferred = typeof prefer === "string" ? [prefer] : prefer;
  const known = Object.keys(makers) as BackendName[];
  for (const name of preferred)
    if (!known.includes(name))
      reject(
        "bestBackend",
        `there is no backend ${JSON.stringify(name)}`,
        `prefer one of ${known.join(", ")}, or make another by hand`,
      );
  return firstThatWorks(new Set([...preferred, ...known]), makers);
}
