import { agedRatio } from "./aged.ts";
import { calibration, peakOf } from "./calibration/peak.ts";
import { expectedFigures, type Figures, firstDifference, joined } from "./figures.ts";
import { tooLong } from "./forecast.ts";
import { type Effort, measure } from "./measure.ts";
import type { Named, Prepared, Runner } from "./runners/runner.ts";
import { median } from "./statistics.ts";
import { flopsOf } from "./workloads/flops.ts";
import type { Method, Workload } from "./workloads/workload.ts";

/** How one runner did on one workload. */
export type Result = Named & { readonly workload: string } & (
    | Timed
    | { readonly cannot: string }
    | { readonly wrong: string }
  );

/** The numbers of a runner whose outputs are right. */
export interface Timed {
  readonly medianMs: number;
  readonly minMs: number;
  /** Milliseconds per step of each sample, in order. */
  readonly samples: readonly number[];
  /** From nothing to the end of the first step, less what a step takes once warm: tracing, differentiating, planning, compiling. */
  readonly startMs: number;
  /** 10⁹ floating-point operations per second in products and convolutions, of the fastest sample; null where there are none. */
  readonly gflops: number | null;
  /** The most that so many threads of this machine multiply and add, by a kernel that took turns with the runners; null without vectors. */
  readonly peakGflops: number | null;
  /** gflops / peakGflops; null without either, and on a GPU, whose peak is another. */
  readonly share: number | null;
  /** Step 5,000 against step 100; null where nobody waited for it. */
  readonly agedRatio: number | null;
  /** Where the runner trains in another way; else empty. */
  readonly note: string;
}

/** Prepares, checks and times all runners on one workload. */
export async function race(
  workload: Workload,
  runners: readonly Runner[],
  effort: Effort,
  progress: (doing: string) => void,
): Promise<Result[]> {
  const expected = reference(workload);
  const outcomes: { runner: Runner; outcome: Outcome }[] = [];
  for (const runner of runners) {
    progress(`checks ${runner.runner} ${runner.backend}`);
    outcomes.push({ runner, outcome: await checked(workload, runner, expected, effort) });
  }

  const { warmUpSteps } = effort;
  const contestants = outcomes.flatMap(({ outcome }) =>
    "prepared" in outcome ? [{ ...outcome, warmUpSteps }] : [],
  );
  const kernel = calibration();
  const calibrations = kernel ? [{ prepared: kernel, stepMs: null, warmUpSteps: 1 }] : [];
  let ticks = 0;
  const all = contestants.length + calibrations.length + effort.rounds;
  const measured = await measure([...contestants, ...calibrations], effort, () =>
    progress(`times ${Math.round((100 * ++ticks) / all)} %`),
  );
  for (const { prepared } of contestants) prepared.dispose();

  const calibrated = measured[contestants.length];
  const corePeak = calibrated && "samples" in calibrated ? peakOf(calibrated.samples) : null;
  const results: Result[] = [];
  for (const { runner, outcome } of outcomes) {
    const { runner: library, backend, threads } = runner;
    const identity = { workload: workload.name, runner: library, backend, threads };
    if (!("prepared" in outcome)) {
      results.push({ ...identity, ...outcome });
      continue;
    }
    const taken = measured[contestants.findIndex(({ prepared }) => prepared === outcome.prepared)];
    if ("failed" in taken) {
      results.push({ ...identity, wrong: taken.failed });
      continue;
    }
    const { samples } = taken;
    const minMs = Math.min(...samples);
    const flops = flopsOf(workload);
    const gflops = flops === null ? null : flops / minMs / 1e6;
    const peakGflops = corePeak && corePeak * runner.threads;
    progress(`ages ${runner.runner} ${runner.backend}`);
    results.push({
      ...identity,
      medianMs: median(samples),
      minMs,
      samples,
      startMs: Math.max(0, outcome.firstMs - minMs),
      gflops,
      peakGflops,
      share:
        gflops === null || peakGflops === null || runner.backend === "webgpu" ? null : gflops / peakGflops,
      agedRatio: await agedRatio(workload, runner, minMs, effort),
      note: outcome.prepared.deviation?.note ?? "",
    });
  }
  return results;
}

/** The reference's figures, computed once for each way to train. */
function reference(workload: Workload): (method: Method | null) => Figures {
  const known = new Map<string, Figures>();
  return (method) => {
    const key = JSON.stringify(method);
    const figures = known.get(key) ?? expectedFigures(workload, method);
    known.set(key, figures);
    return figures;
  };
}

type Outcome =
  | {
      readonly prepared: Prepared;
      /** From nothing to the end of the first step. */
      readonly firstMs: number;
      /** What the last of the checked steps took; null where that was the first, which also compiles. */
      readonly stepMs: number | null;
    }
  | { readonly cannot: string }
  | { readonly wrong: string };

/** A runner that computes something else is reported and not timed. */
async function checked(
  workload: Workload,
  runner: Runner,
  expected: (method: Method | null) => Figures,
  effort: Effort,
): Promise<Outcome> {
  try {
    const late = await tooLong(workload, runner, effort);
    if (late) return late;
    const start = performance.now();
    const prepared = await runner.prepare(workload);
    if ("cannot" in prepared) return prepared;
    const taken: Figures[] = [];
    const ends = [start];
    for (let index = 0; index < checkedSteps(workload); index++) {
      taken.push(await prepared.figures(index));
      ends.push(performance.now());
    }
    const wanted = expected(prepared.deviation?.method ?? null);
    const difference = firstDifference(joined(taken), wanted, workload.tolerance);
    if (difference === null)
      return { prepared, firstMs: ends[1] - start, stepMs: ends.length > 2 ? last(ends) : null };
    prepared.dispose();
    return { wrong: difference };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** From the end before the last to the last. */
function last(ends: readonly number[]): number {
  return ends[ends.length - 1] - ends[ends.length - 2];
}

function checkedSteps(workload: Workload): number {
  const trains = (workload.kind === "network" || workload.kind === "model") && workload.pass === "training";
  return trains ? workload.checkedSteps : 1;
}
