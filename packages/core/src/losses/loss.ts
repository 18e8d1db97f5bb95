import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { div } from "../ops/div.ts";
import { mul } from "../ops/mul.ts";
import { sum } from "../ops/sum.ts";

/** What most losses compare. */
export interface Supervised {
  /** What the model gave. */
  readonly predictions: Tensor;
  /** What it should have given. */
  readonly targets: Tensor;
  /** What each L_k counts: of the losses' shape, or of its first axes, such as one number for each example. */
  readonly weights?: Tensor;
}

/** The losses L_k of a batch, and what their mean divides by. */
export interface Losses {
  /** L_k: one per example, or one per element where the definition is elementwise. */
  readonly values: Tensor;
  /** Their number; with class weights or ignored labels, the sum of the weights of those that count. */
  readonly divisor: number | Tensor;
}

/**
 * How far predictions are from what they should be. `losses` makes unreduced values of a record of tensors;
 * `cost` makes one number of them.
 */
export interface Loss<Record = Supervised> {
  /** What errors and metrics call it. */
  readonly name: string;
  /** The unreduced values of a batch and their divisor, in ops. */
  readonly losses: (record: Record) => Losses;
}

/** Settings of `cost`. */
export interface CostOptions {
  /** c of c · Σ L_k: "mean" (1 / divisor, unless said), "sum" (1) or a number; "none" gives the L_k themselves. */
  readonly reduction?: "mean" | "sum" | "none" | number;
}

/**
 * E = c · Σ L_k, one number, with c = 1 / divisor unless said otherwise.
 *
 * @throws RetrogradError for a reduction that is none
 * @example
 * cost(softmaxCrossEntropy(), { predictions: logits, targets: labels })
 * cost(meanSquaredError(), { predictions, targets }, { reduction: "sum" })
 */
export function cost<Record>(
  loss: Loss<Record>,
  record: Record,
  { reduction = "mean" }: CostOptions = {},
): Tensor {
  const { values, divisor } = loss.losses(record);
  if (reduction === "none") return values;
  const total = sum(values);
  if (reduction === "mean") return div(total, divisor);
  if (reduction === "sum") return total;
  if (typeof reduction !== "number" || !Number.isFinite(reduction))
    reject("cost", `cannot reduce by ${reduction}`, 'give "mean", "sum", "none" or a finite number c');
  return mul(total, reduction);
}
