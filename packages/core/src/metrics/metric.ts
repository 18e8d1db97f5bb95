import type { Tensor } from "../graph/tensor.ts";

/** What a metric gives for an epoch: a number, or a table such as the confusion matrix. */
export type MetricValue = number | readonly (readonly number[])[];

/** What metrics compare. */
export interface Measured {
  /** What the model gave. */
  readonly predictions: Tensor;
  /** What it should have given. */
  readonly targets: Tensor;
}

/**
 * A number that says how good predictions are, exact over a whole epoch whatever the sizes of its batches: what
 * `measure` computes of a batch on the device is added up over the batches, and `combine` makes the value of the
 * sums. `Sum` is the names of the sums.
 *
 * @example
 * const meanError: Metric<"errors" | "count"> = {
 *   name: "meanError",
 *   measure: ({ predictions, targets }) => ({
 *     errors: ops.sum(ops.sub(predictions, targets)),
 *     count: ops.full([], targets.shape[0] ?? 0),
 *   }),
 *   combine: ({ errors: [errors = 0], count: [count = 0] }) => errors / count,
 * };
 */
export interface Metric<Sum extends string = string> {
  /** The name of its value in reports. */
  readonly name: string;
  /** Whether a smaller value is the better one, as of an error; a larger one is, unless said. */
  readonly smallerIsBetter?: boolean;
  /** Sums over the examples of one batch, in ops. */
  measure(record: Measured): Readonly<Record<Sum, Tensor>>;
  /** The value, from the sums over all batches, each as a flat list of numbers. */
  combine(sums: Readonly<Record<Sum, readonly number[]>>): MetricValue;
}
