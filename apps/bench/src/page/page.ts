import {
  type Effort,
  own,
  peers,
  type Result,
  type Runner,
  race,
  selectWorkloads,
  started,
} from "../index.ts";
import { keyOf } from "../runners/runner.ts";

/** What Node asks a page for. */
export interface BenchPage {
  /** Lets the runners of these keys race; each is loaded when it is first asked for. */
  race(workload: string, keys: readonly string[], threads: number, effort: Effort): Promise<Result[]>;
}

declare global {
  /** Node's ear, where it listens. */
  var tell: ((doing: string) => void) | undefined;
}

const runners = new Map<string, Runner>();

async function runnerOf(key: string, threads: number): Promise<Runner> {
  const known = runners.get(key);
  if (known) return known;
  const entry = [...own([1, threads]), ...peers()].find((one) => keyOf(one) === key);
  if (!entry) throw new Error(`bench: a page has no runner ${key}.`);
  const runner = await started(entry);
  runners.set(key, runner);
  return runner;
}

const page: BenchPage = {
  async race(name, keys, threads, effort) {
    const chosen: Runner[] = [];
    // One by one, since tfjs can start only one backend at a time.
    for (const key of keys) chosen.push(await runnerOf(key, threads));
    const [entry] = selectWorkloads([name]);
    return race(entry.make(), chosen, effort, (doing) => globalThis.tell?.(doing));
  },
};

Object.assign(globalThis, { testPage: page });
