import { ownRunners } from "./runners/own.ts";
import type { RunnerEntry } from "./runners/runner.ts";

export { defaultEffort, type Effort } from "./measure.ts";
export { type Result, race, type Timed } from "./race.ts";
export { type Cannot, type Runner, type RunnerEntry, started } from "./runners/runner.ts";
export { selectWorkloads, workloads } from "./workloads/index.ts";
export type { Workload, WorkloadEntry } from "./workloads/workload.ts";

/** Retrograd on every backend that a page can have; `threads` of those that can have more than one. */
export function own(threads: readonly number[] = [1]): readonly RunnerEntry[] {
  const webgpu = async () => (await import("@retrograd/backend-webgpu")).webgpu();
  return ownRunners(webgpu, threads);
}
