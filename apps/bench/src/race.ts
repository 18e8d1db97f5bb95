import { expectedFigures, type Figures, firstDifference } from "./figures.ts";
import { type Effort, measure } from "./measure.ts";
import type { Named, Prepared, Runner } from "./runners/runner.ts";
import { median } from "./statistics.ts";
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
  /** From nothing to the end of the checked steps, less what these steps take once warm: tracing, planning, compiling. */
  readonly startMs: number;
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
  const outcomes: { identity: Named & { readonly workload: string }; outcome: Outcome }[] = [];
  for (const runner of runners) {
    progress(`checks ${runner.runner} ${runner.backend}`);
    const identity = {
      workload: workload.name,
      runner: runner.runner,
      backend: runner.backend,
      threads: runner.threads,
    };
    outcomes.push({ identity, outcome: await checked(workload, runner, expected) });
  }

  const contestants = outcomes.flatMap(({ outcome }) => ("prepared" in outcome ? [outcome.prepared] : []));
  let ticks = 0;
  const all = contestants.length + effort.rounds;
  const samples = await measure(contestants, effort, () =>
    progress(`times ${Math.round((100 * ++ticks) / all)} %`),
  );
  for (const prepared of contestants) prepared.dispose();

  return outcomes.map(({ identity, outcome }) => {
    if (!("prepared" in outcome)) return { ...identity, ...outcome };
    const own = samples[contestants.indexOf(outcome.prepared)];
    const minMs = Math.min(...own);
    const checkedSteps = workload.kind === "network" ? workload.checkedSteps : 1;
    return {
      ...identity,
      medianMs: median(own),
      minMs,
      samples: own,
      startMs: Math.max(0, outcome.tookMs - checkedSteps * minMs),
      note: outcome.prepared.deviation?.note ?? "",
    };
  });
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
  | { readonly prepared: Prepared; readonly tookMs: number }
  | { readonly cannot: string }
  | { readonly wrong: string };

/** A runner that computes something else is reported and not timed. */
async function checked(
  workload: Workload,
  runner: Runner,
  expected: (method: Method | null) => Figures,
): Promise<Outcome> {
  try {
    const start = performance.now();
    const prepared = await runner.prepare(workload);
    if ("cannot" in prepared) return prepared;
    const figures = await prepared.figures();
    const tookMs = performance.now() - start;
    const difference = firstDifference(
      figures,
      expected(prepared.deviation?.method ?? null),
      workload.tolerance,
    );
    if (difference === null) return { prepared, tookMs };
    prepared.dispose();
    return { wrong: difference };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
