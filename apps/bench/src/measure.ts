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

/** Milliseconds per step, one number per sample, for each of the contestants. */
export async function measure(
  contestants: readonly Contestant[],
  effort: Effort,
  progress: () => void,
): Promise<number[][]> {
  const turns: Turn[] = [];
  for (const contestant of contestants) {
    turns.push(await warmedUp(contestant, effort));
    progress();
  }
  // In turns, so that whatever else the machine does meets all of them alike.
  for (let round = 0; round < effort.rounds; round++) {
    for (const turn of turns) {
      if (turn.spentMs > effort.budgetMs) continue;
      const tookMs = await run(turn, turn.stepsPerSample);
      turn.spentMs += tookMs;
      turn.samples.push(tookMs / turn.stepsPerSample);
    }
    progress();
  }
  return turns.map((turn) => turn.samples);
}

interface Turn {
  readonly prepared: Prepared;
  /** The next step's index: a runner goes through its batches in order. */
  next: number;
  stepsPerSample: number;
  spentMs: number;
  readonly samples: number[];
}

async function warmedUp(
  { prepared, stepMs: lastMs, warmUpSteps }: Contestant,
  { warmUpMs, sampleMs, slowMs, onceMs, budgetMs }: Effort,
): Promise<Turn> {
  const turn: Turn = { prepared, next: 0, stepsPerSample: 1, spentMs: 0, samples: [] };
  if (lastMs !== null && lastMs > onceMs && warmUpSteps <= 1)
    return { ...turn, samples: [lastMs], spentMs: lastMs + budgetMs };
  if (lastMs !== null && lastMs > slowMs && warmUpSteps <= 1) return turn;
  let steps = 1;
  let spentMs = 0;
  let stepMs = 0;
  do {
    const tookMs = await run(turn, steps);
    stepMs = tookMs / steps;
    spentMs += tookMs;
    steps = Math.min(2 * steps, stepsPerSample(stepMs, sampleMs));
  } while (spentMs < warmUpMs || turn.next < warmUpSteps);
  turn.stepsPerSample = stepsPerSample(stepMs, sampleMs);
  return turn;
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
