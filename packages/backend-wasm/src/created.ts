import { reject } from "@retrograd/core/backend";
import { WasmBackend } from "./backend.ts";
import { worthSharing } from "./encode/tileOf.ts";
import { hasRelaxedSimd, instantiate } from "./module.ts";
import { Crew } from "./threads/crew.ts";
import { cores, whyNoThreads } from "./threads/host.ts";
import type { WasmOptions } from "./wasm.ts";

const most = 2 ** 32;
const mostThreads = 64;

/** @param least numbers that are worth handing to another thread */
export async function created(options: WasmOptions, least: number = worthSharing): Promise<WasmBackend> {
  const { deterministic = false, memoryLimit = most } = options;
  if (!(memoryLimit > 0 && memoryLimit <= most))
    reject("wasm", `cannot have ${memoryLimit} bytes of memory`, `memoryLimit must be from 1 to ${most}`);
  // A core is often two threads of the machine, which share the units that multiply.
  const { threads = Math.min(4, Math.ceil(cores() / 2)) } = options;
  if (!(Number.isInteger(threads) && threads > 0 && threads <= mostThreads))
    reject(
      "wasm",
      `cannot run on ${threads} threads`,
      `threads must be a whole number from 1 to ${mostThreads}`,
    );
  if (typeof WebAssembly === "undefined")
    reject("wasm", "this environment has no WebAssembly", "use @retrograd/backend-cpu here");
  const variant = !deterministic && hasRelaxedSimd() ? "relaxed" : "simd";
  const why = threads > 1 ? whyNoThreads() : null;
  if (threads > 1 && !why)
    try {
      const instance = await instantiate(variant, threads);
      return new WasmBackend(instance, memoryLimit, await Crew.start(instance, threads - 1), least);
    } catch (error) {
      tellOnce(error instanceof Error ? error.message : String(error));
    }
  if (why) tellOnce(why);
  return new WasmBackend(await instantiate(variant, 1), memoryLimit, null, least);
}

let isTold = false;

/** Slower than it could be is no error, but worth a line. */
function tellOnce(why: string): void {
  if (isTold) return;
  isTold = true;
  // biome-ignore lint/suspicious/noConsole: who looks for speed looks there.
  console.info(`wasm: computes on one thread: ${why}.`);
}
