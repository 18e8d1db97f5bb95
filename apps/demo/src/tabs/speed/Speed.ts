import {
  defaultEffort,
  own,
  type Result,
  type Runner,
  race,
  selectWorkloads,
  started,
} from "@retrograd/bench/own";
import type { BackendName } from "../../state/backendNames.ts";
import type { WorkloadName } from "./workloadNames.ts";

/** What one workload came to. */
export interface Raced {
  readonly workload: WorkloadName;
  /** What it is, in one sentence. */
  readonly about: string;
  readonly results: readonly Result[];
}

/** Races this browser's backends over the workloads of the benchmarks, in a worker. */
export class Speed {
  readonly #runners: Map<BackendName, Promise<Runner>> = new Map();

  async race(
    workload: WorkloadName,
    backends: readonly BackendName[],
    progress: (doing: string) => void,
  ): Promise<Raced> {
    const [entry] = selectWorkloads([workload]);
    const runners = await Promise.all(backends.map((name) => this.#runner(name)));
    const results = await race(entry.make(), runners, { ...defaultEffort, rounds: 9 }, progress);
    return { workload, about: entry.about, results };
  }

  #runner(name: BackendName): Promise<Runner> {
    const entry = own().find(({ backend }) => backend === name)!;
    const runner = this.#runners.get(name) ?? started(entry);
    this.#runners.set(name, runner);
    return runner;
  }
}
