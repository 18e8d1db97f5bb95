import { type ProxyMarked, type Remote, wrap } from "comlink";
import type { Tasks } from "./tasks.ts";

export interface OpenWorker {
  readonly tasks: Remote<Tasks>;
  /** Ends it at once, whatever it is at; what is asked of it is never answered. */
  end(): void;
}

/** A worker of one's own: what one part of the page computes never waits for another's. */
export function openWorker(name: string): OpenWorker {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name });
  return { tasks: wrap<Tasks>(worker), end: () => worker.terminate() };
}

type PartName = "playground" | "pass" | "digits" | "device" | "speed";
type Part<Name extends PartName> = Omit<Awaited<ReturnType<Tasks[Name]>>, keyof ProxyMarked>;

/** A part of a worker. It stays there and is spoken to from here, which the types of comlink do not tell of a promise. */
export async function partOf<Name extends PartName>(
  { tasks }: OpenWorker,
  name: Name,
): Promise<Remote<Part<Name>>> {
  const open = tasks[name] as unknown as () => Promise<Remote<Part<Name>>>;
  return open();
}
