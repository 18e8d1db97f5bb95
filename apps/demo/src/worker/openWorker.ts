import { type Remote, wrap } from "comlink";
import type { Tasks } from "./tasks.ts";

/** A worker of one's own: what one part of the page computes never waits for another's. */
export function openWorker(name: string): Remote<Tasks> {
  return wrap<Tasks>(new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name }));
}
