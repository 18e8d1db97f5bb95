import type { Effort } from "../measure.ts";
import { type Result, race } from "../race.ts";
import { type Runner, type RunnerEntry, started } from "../runners/runner.ts";
import type { Workload } from "../workloads/workload.ts";

/** Where races take place. */
export interface Races {
  /** Of the results: the engine, with its version. */
  readonly where: string;
  race(workload: Workload, progress: (doing: string) => void): Promise<Result[]>;
  close(): Promise<void>;
}

/** Races in this process. */
export async function racesInNode(entries: readonly RunnerEntry[], effort: Effort): Promise<Races> {
  const runners: Runner[] = [];
  // One by one, since tfjs can start only one backend at a time.
  for (const entry of entries) runners.push(await started(entry));
  return {
    where: `Node.js ${process.versions.node}`,
    race: (workload, progress) => race(workload, runners, effort, progress),
    close: async () => {},
  };
}
