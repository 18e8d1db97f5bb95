import type { Effort } from "../measure.ts";
import { type Result, race } from "../race.ts";
import { type Runner, type RunnerEntry, started } from "../runners/runner.ts";
import type { Workload } from "../workloads/workload.ts";
import { type Calls, ownCalls, peerCalls } from "./calls.ts";
import { sharedGpu } from "./runners.ts";

/** A result, and what its steps ask of WebGPU. */
export type CountedResult = Result & Partial<Calls>;

/** Where races take place. */
export interface Races {
  /** The engine, with its version. */
  readonly where: string;
  race(workload: Workload, progress: (doing: string) => void): Promise<CountedResult[]>;
  close(): Promise<void>;
}

/** Races in this process. */
export async function racesInNode(entries: readonly RunnerEntry[], effort: Effort): Promise<Races> {
  const runners: Runner[] = [];
  // One by one, since tfjs can start only one backend at a time.
  for (const entry of entries) runners.push(await started(entry));
  return {
    where: `Node.js ${process.versions.node}`,
    async race(workload, progress) {
      const results = await race(workload, runners, effort, progress);
      const all: CountedResult[] = [];
      for (const [i, result] of results.entries()) {
        progress(`counts ${result.runner} ${result.backend}`);
        all.push({ ...result, ...(await callsOf(workload, runners[i], result)) });
      }
      return all;
    },
    close: async () => {},
  };
}

async function callsOf(workload: Workload, runner: Runner, result: Result): Promise<Calls | null> {
  if (result.backend !== "webgpu" || !("medianMs" in result)) return null;
  if (result.runner === "retrograd") return ownCalls(workload);
  return peerCalls(workload, runner, (await sharedGpu()).backend);
}
