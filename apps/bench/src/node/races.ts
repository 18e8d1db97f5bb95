import type { Effort } from "../measure.ts";
import { type Result, race } from "../race.ts";
import { type Runner, type RunnerEntry, started } from "../runners/runner.ts";
import type { Workload } from "../workloads/workload.ts";
import { type Calls, ownCalls, peerCalls } from "./calls.ts";
import { peakMemory } from "./peakMemory.ts";
import { sharedGpu } from "./runners.ts";

/** A result, what its steps ask of WebGPU, and what memory training takes. */
export type CountedResult = Result & Partial<Calls> & { readonly memoryMb?: number | null };

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
        const calls = await callsOf(workload, runners[i], result);
        all.push({ ...result, ...calls, ...(await memoryOf(workload, result)) });
      }
      return all;
    },
    close: async () => {},
  };
}

async function callsOf(workload: Workload, runner: Runner, result: Result): Promise<Calls | null> {
  if (result.backend !== "webgpu" || !("medianMs" in result)) return null;
  if (result.runner === "retrograd") return ownCalls(workload);
  if (result.minMs > 1000) return null;
  return peerCalls(workload, runner, (await sharedGpu()).backend);
}

/** Of networks in training, where a step takes less than half a second. */
async function memoryOf(workload: Workload, result: Result): Promise<{ memoryMb?: number | null }> {
  const trains = (workload.kind === "network" || workload.kind === "model") && workload.pass === "training";
  if (!trains || !("minMs" in result) || result.minMs > 500) return {};
  return { memoryMb: await peakMemory(workload, result) };
}
