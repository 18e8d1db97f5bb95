import {
  defaultEffort,
  type Effort,
  own,
  type Result,
  type Runner,
  race,
  selectWorkloads,
  started,
} from "@retrograd/bench/own";
import type { BackendName } from "../../state/backendNames.ts";
import { clockStep, leastSample } from "./clock.ts";
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
  readonly #clockStep: number = clockStep();

  /** The smallest step of the clock that times are taken by, in milliseconds. */
  clock(): number {
    return this.#clockStep;
  }

  async race(
    workload: WorkloadName,
    backends: readonly BackendName[],
    progress: (doing: string) => void,
  ): Promise<Raced> {
    const [entry] = selectWorkloads([workload]);
    const runners = await Promise.all(backends.map((name) => this.#runner(name)));
    const results = await race(entry.make(), runners, effortBy(this.#clockStep), progress);
    return { workload, about: entry.about, results };
  }

  #runner(name: BackendName): Promise<Runner> {
    const entry = own().find(({ backend }) => backend === name)!;
    const runner = this.#runners.get(name) ?? started(entry);
    this.#runners.set(name, runner);
    return runner;
  }
}

function effortBy(clockStep: number): Effort {
  const rounds = 9;
  const sampleMs = Math.max(defaultEffort.sampleMs, leastSample(clockStep));
  return {
    ...defaultEffort,
    rounds,
    sampleMs,
    budgetMs: Math.max(defaultEffort.budgetMs, 1.5 * rounds * sampleMs),
  };
}
