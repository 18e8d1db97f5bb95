import { type ProxyMarked, type Remote, wrap } from "comlink";
import type { Tasks } from "./tasks.ts";

/** A worker of one's own: what one part of the page computes never waits for another's. */
export function openWorker(name: string): Remote<Tasks> {
  return wrap<Tasks>(new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name }));
}

type PartName = "playground" | "pass" | "digits" | "device" | "speed";
type Part<Name extends PartName> = Omit<Awaited<ReturnType<Tasks[Name]>>, keyof ProxyMarked>;

/** A part of a worker. It stays there and is spoken to from here, which the types of comlink do not tell of a promise. */
export async function partOf<Name extends PartName>(
  worker: Remote<Tasks>,
  name: Name,
): Promise<Remote<Part<Name>>> {
  const open = worker[name] as unknown as () => Promise<Remote<Part<Name>>>;
  return open();
}
