import type { Prepared } from "./runners/runner.ts";
import { stepsPerSample } from "./statistics.ts";

export interface Effort {
  /** Samples of each runner, fewer where its time is up. */
  readonly rounds: number;
  /** How long a sample lasts at least: far above the clock's resolution. */
  readonly sampleMs: number;
  /** How long each runner runs before it is timed, for the engine to compile what is hot. */
  readonly warmUpMs: number;
  /** Steps that come before timing in any case. */
  readonly warmUpSteps: number;
  /** A step that takes longer is warm once it has been checked. */
  readonly slowMs: number;
  /** One that takes longer still has been timed by then, too: it takes no turn. */
  readonly onceMs: number;
  /** A runner that would take longer than this for a large product is not asked for it. */
  readonly patienceMs: number;
  /** After so much time of samples a runner takes no more turns. */
  readonly budgetMs: number;
}

/** Who is measured. */
export interface Contestant {
  readonly prepared: Prepared;
  /** How long its last step took, if it has taken any; one that is slow needs no warming up after them. */
  readonly stepMs: number | null;
  /** Steps that come before timing in any case. */
  readonly warmUpSteps: number;
}

export const defaultEffort: Effort = {
  rounds: 15,
  sampleMs: 25,
  warmUpMs: 300,
  warmUpSteps: 1,
  slowMs: 1000,
  onceMs: 4000,
  patienceMs: 5000,
  budgetMs: 1500,
};

/** Milliseconds per step, one number per sample; or what a step failed with. */
export type Measured = { readonly samples: readonly number[] } | { readonly failed: string };

/** Measures the contestants in turns; one that fails takes no more of them, and the others go on. */
export async function measure(
  contestants: readonly Contestant[],
  effort: Effort,
  progress: () => void,
): Promise<Measured[]> {
  const turns = contestants.map(
    ({ prepared }): Turn => ({
      prepared,
      next: 0,
      stepsPerSample: 1,
      spentMs: 0,
      samples: [],
      failed: null,
    }),
  );
  for (const [k, turn] of turns.entries()) {
    await attempted(turn, () => warmUp(turn, contestants[k], effort));
    progress();
  }
  // In turns, so that whatever else the machine does meets all of them alike.
  for (let round = 0; round < effort.rounds; round++) {
    for (const turn of turns) {
      if (turn.failed !== null || turn.spentMs > effort.budgetMs) continue;
      await attempted(turn, async () => {
        const tookMs = await run(turn, turn.stepsPerSample);
        turn.spentMs += tookMs;
        turn.samples.push(tookMs / turn.stepsPerSample);
      });
    }
    progress();
  }
  return turns.map(({ samples, failed }) => (failed === null ? { samples } : { failed }));
}

/** Writes down what a runner fails with. */
async function attempted(turn: Turn, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    turn.failed = error instanceof Error ? error.message : String(error);
  }
}

interface Turn {
  readonly prepared: Prepared;
  /** The next step's index: a runner goes through its batches in order. */
  next: number;
  stepsPerSample: number;
  spentMs: number;
  readonly samples: number[];
  /** The message of the error that ended its turns; null while there was none. */
  failed: string | null;
}

async function warmUp(
  turn: Turn,
  { stepMs: lastMs, warmUpSteps }: Contestant,
  { warmUpMs, sampleMs, slowMs, onceMs, budgetMs }: Effort,
): Promise<void> {
  if (lastMs !== null && lastMs > onceMs && warmUpSteps <= 1) {
    turn.samples.push(lastMs);
    turn.spentMs = lastMs + budgetMs;
    return;
  }
  if (lastMs !== null && lastMs > slowMs && warmUpSteps <= 1) return;
  let steps = 1;
  let spentMs = 0;
  let stepMs = 0;
  do {
    const tookMs = await run(turn, steps);
    spentMs += tookMs;
    // A coarse clock reads 0 for a few short steps: then twice as many are tried.
    if (tookMs > 0) stepMs = tookMs / steps;
    steps = tookMs > 0 ? Math.min(2 * steps, stepsPerSample(stepMs, sampleMs)) : 2 * steps;
  } while (spentMs < warmUpMs || turn.next < warmUpSteps);
  turn.stepsPerSample = stepsPerSample(stepMs, sampleMs);
}

/** How long so many steps take, waiting for the last one to be done. */
async function run(turn: Turn, steps: number): Promise<number> {
  const { prepared } = turn;
  await prepared.begin();
  const end = turn.next + steps;
  const start = performance.now();
  for (let index = turn.next; index < end; index++) {
    const pending = prepared.step(index);
    if (pending !== undefined) await pending;
  }
  await prepared.sync();
  const tookMs = performance.now() - start;
  turn.next = end;
  return tookMs;
}
