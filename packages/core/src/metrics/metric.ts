import type { Tensor } from "../graph/tensor.ts";

/** What a metric gives for an epoch: a number, or a table such as the confusion matrix. */
export type MetricValue = number | readonly (readonly number[])[];

/** What metrics compare. */
export interface Measured {
  readonly predictions: Tensor;
  readonly targets: Tensor;
}

/**
 * A number that says how good predictions are, exact over a whole epoch whatever the sizes of its batches: what
 * `measure` computes of a batch on the device is added up over the batches, and `combine` makes the value of the
 * sums.
 *
 * @example
 * const meanError: Metric = {
 *   name: "meanError",
 *   measure: ({ predictions, targets }) => ({
 *     errors: sum(sub(predictions, targets)),
 *     count: full([], sizeOf(predictions.shape)),
 *   }),
 *   combine: ({ errors, count }) => errors[0] / count[0],
 * };
 */
export interface Metric {
  /** The name of its value in reports. */
  readonly name: string;
  /** Named sums over the examples of one batch, in ops. */
  readonly measure: (record: Measured) => Readonly<Record<string, Tensor>>;
  /** The value, from the same names' sums over all batches, each as a flat list of numbers. */
  readonly combine: (sums: Readonly<Record<string, readonly number[]>>) => MetricValue;
}
