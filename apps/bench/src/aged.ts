import { type Effort, measure } from "./measure.ts";
import type { Prepared, Runner } from "./runners/runner.ts";
import type { Workload } from "./workloads/workload.ts";

/** Steps after which a runner is young, and old. */
const [youngSteps, oldSteps] = [100, 5000];

/** Nobody waits longer than this for a runner to get old. */
const patienceMs = 30_000;

/**
 * How many times longer a step takes after 5,000 steps than after 100: two of the same runner, young and old, in turns. Subnormal
 * numbers and memory that is not given back show here. Null where that many steps take too long, or fail.
 */
export async function agedRatio(
  workload: Workload,
  runner: Runner,
  stepMs: number,
  effort: Effort,
): Promise<number | null> {
  if (workload.kind !== "network" || !workload.ages || stepMs * oldSteps > patienceMs) return null;
  const pair: Prepared[] = [];
  for (let k = 0; k < 2; k++) {
    const prepared = await runner.prepare(workload);
    if ("cannot" in prepared) return null;
    pair.push(prepared);
  }
  const [young, old] = await measure(
    pair.map((prepared, k) => ({ prepared, stepMs: null, warmUpSteps: k === 0 ? youngSteps : oldSteps })),
    effort,
    () => {},
  );
  for (const prepared of pair) prepared.dispose();
  if ("failed" in young || "failed" in old) return null;
  return Math.min(...old.samples) / Math.min(...young.samples);
}
