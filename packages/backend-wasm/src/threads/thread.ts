// The script of a thread, which generate/generate.ts bundles and embeds.
import { loadFunctions } from "../fuse/load.ts";
import { linked } from "../linked.ts";
import type { Task } from "./crew.ts";
import { failedAt, functionsAt, ownAt } from "./shared.ts";

/** What a thread has to hear and to tell with: Node's port, which Deno has, too, or the scope of a page's worker. */
interface Port extends Closing {
  postMessage(message: "ready"): void;
  addEventListener(type: "message", listener: (event: { readonly data: Task }) => void): void;
}

interface Closing {
  close(): void;
}

const { process } = globalThis as { process?: { getBuiltinModule?(name: string): { parentPort: Port } } };
const port = process?.getBuiltinModule?.("node:worker_threads").parentPort ?? (self as unknown as Port);

port.addEventListener("message", async ({ data: { module, memory, shared, thread } }) => {
  const { exports, table } = await linked(module, memory);
  exports.enter(thread, shared + ownAt(thread), shared, true);
  port.postMessage("ready");
  let next = shared + functionsAt;
  try {
    while (exports.work(next)) next = loadFunctions(memory, table, next);
  } catch (error) {
    Atomics.store(new Int32Array(memory.buffer, shared + failedAt, 1), 0, 1);
    throw error;
  }
  // Deno's port cannot, but its scope can; Node's scope cannot.
  ("close" in globalThis ? (globalThis as unknown as Closing) : port).close();
});
