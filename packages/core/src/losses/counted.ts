import type { DType } from "../backend/dtype.ts";
import { sizeOf } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { cast } from "../ops/cast.ts";
import { mul } from "../ops/mul.ts";
import { notEqual } from "../ops/notEqual.ts";
import { sum } from "../ops/sum.ts";
import type { Losses } from "./loss.ts";
import { weighted } from "./weighted.ts";

/** 1 for the labels that count, 0 for ignored ones; null where all do. */
export function countedLabels(labels: Tensor, ignored: number | null, dtype: DType): Tensor | null {
  return ignored === null ? null : cast(notEqual(labels, ignored), dtype);
}

/**
 * Losses of labels: 0 where the label doesn't count, times their weights; their mean divides by how many count, or
 * by Σ w_y over those where classes have weights.
 */
export function countedLosses(
  subject: string,
  values: Tensor,
  {
    counts,
    classWeights,
    weights,
  }: {
    readonly counts: Tensor | null;
    /** w_y of every label. */
    readonly classWeights: Tensor | null;
    readonly weights: Tensor | undefined;
  },
): Losses {
  const counted = counts ? mul(values, counts) : values;
  const divisors = classWeights && counts ? mul(classWeights, counts) : (classWeights ?? counts);
  return {
    values: weighted(subject, counted, weights),
    divisor: divisors ? sum(divisors) : sizeOf(values.shape),
  };
}
