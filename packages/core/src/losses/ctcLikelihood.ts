import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { arange } from "../ops/arange.ts";
import { broadcastTo } from "../ops/broadcastTo.ts";
import { concat } from "../ops/concat.ts";
import { equal } from "../ops/equal.ts";
import { exp } from "../ops/exp.ts";
import { expandDims } from "../ops/expandDims.ts";
import { full } from "../ops/full.ts";
import { gatherElements } from "../ops/gatherElements.ts";
import { greater } from "../ops/greater.ts";
import { log } from "../ops/log.ts";
import { logicalAnd } from "../ops/logicalAnd.ts";
import { logicalOr } from "../ops/logicalOr.ts";
import { max } from "../ops/max.ts";
import { maximum } from "../ops/maximum.ts";
import { mul } from "../ops/mul.ts";
import { notEqual } from "../ops/notEqual.ts";
import { reshape } from "../ops/reshape.ts";
import { slice } from "../ops/slice.ts";
import { split } from "../ops/split.ts";
import { stack } from "../ops/stack.ts";
import { stopGradient } from "../ops/stopGradient.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import { where } from "../ops/where.ts";

/** Stands for ln 0, and what a sum of such logarithms is below of: differences of infinities are no numbers. */
const never = -1e30;
export const hardlyPossible = -1e29;

/**
 * ln P(labels) for each example, [N], by the forward recursion over the labels with blanks around them,
 * l' = [blank, label₁, blank, label₂, …, blank]: α_t(s) = y_t(l'_s) (α_{t-1}(s) + α_{t-1}(s - 1) + α_{t-1}(s - 2)), the last
 * only where l'_s is a label other than l'_{s-2} (Graves et al. 2006, equations 5 to 8), in logarithms.
 *
 * @param logs ln y, [N, T, classes]
 * @param labels int32 [N, S], blank behind the end
 */
export function ctcLikelihood(
  logs: Tensor,
  labels: Tensor,
  { blank, lengths, counts }: { readonly blank: number; readonly lengths: Tensor; readonly counts: Tensor },
): Tensor {
  const [N, T] = logs.shape as [number, number, number];
  const states = 2 * (labels.shape[1] as number) + 1;
  const blanks = full(labels.shape, blank, "int32");
  const pairs = reshape(stack([blanks, labels], -1), [N, states - 1]);
  const extended = concat([pairs, full([N, 1], blank, "int32")], 1);
  const emitted = gatherElements(logs, broadcastTo(expandDims(extended, 1), [N, T, states]));
  const steps = split(emitted, T, 1).map((step) => reshape(step, [N, states]));
  const state = arange(states);
  const before = (alpha: Tensor, by: number): Tensor => shifted(alpha, by, never);
  const skips = logicalAnd(notEqual(extended, blank), notEqual(extended, shifted(extended, 2, blank)));
  let alpha = where(greater(2, state), steps[0] as Tensor, never);
  for (let t = 1; t < T; t++) {
    const step = add(
      steps[t] as Tensor,
      sumOf([alpha, before(alpha, 1), where(skips, before(alpha, 2), never)]),
    );
    alpha = where(greater(expandDims(lengths, -1), t), step, alpha);
  }
  const end = expandDims(mul(counts, 2), -1);
  const isLast = logicalOr(equal(state, end), equal(state, sub(end, 1)));
  const last = where(isLast, alpha, never);
  const m = stopGradient(max(last, { axes: 1, keepDims: true }));
  const likelihood = add(reshape(m, [N]), log(sum(exp(sub(last, m)), { axes: 1 })));
  // Without any step there is nothing but no labels.
  return where(greater(lengths, 0), likelihood, where(greater(counts, 0), never, full([N], 0, logs.dtype)));
}

/** α(s - by), with `other` where there is none. */
function shifted(alpha: Tensor, by: number, other: number): Tensor {
  const [N, states] = alpha.shape as [number, number];
  const gap = Math.min(by, states);
  return concat([full([N, gap], other, alpha.dtype), slice(alpha, { end: [N, states - gap] })], 1);
}

/** ln Σ e^x, element by element. */
function sumOf(logs: readonly Tensor[]): Tensor {
  // The largest is added and taken away again, so that it has no gradient of its own.
  const m = stopGradient(logs.reduce((a, b) => maximum(a, b)));
  return add(m, log(logs.map((each) => exp(sub(each, m))).reduce((a, b) => add(a, b))));
}
