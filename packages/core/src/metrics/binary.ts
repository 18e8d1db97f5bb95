import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import { greater } from "../ops/greater.ts";
import { logicalAnd } from "../ops/logicalAnd.ts";
import { sum } from "../ops/sum.ts";
import type { Measured } from "./metric.ts";

/** Where predictions and targets say yes, as int32: predictions above the threshold, targets above ½ (1, as int32). */
export function yesOrNo(
  subject: string,
  { predictions, targets }: Measured,
  threshold: number,
): { readonly predicted: Tensor; readonly actual: Tensor } {
  if (!sameShape(predictions.shape, targets.shape))
    reject(
      subject,
      `predictions are [${predictions.shape}] and targets [${targets.shape}]`,
      "both must have the same shape",
    );
  return {
    predicted: greater(predictions, threshold),
    actual: greater(targets, targets.dtype === "int32" ? 0 : 0.5),
  };
}

/** How often both say yes, and how often each. */
export function positives(
  subject: string,
  record: Measured,
  threshold: number,
): { readonly both: Tensor; readonly predicted: Tensor; readonly actual: Tensor } {
  const { predicted, actual } = yesOrNo(subject, record, threshold);
  return { both: sum(logicalAnd(predicted, actual)), predicted: sum(predicted), actual: sum(actual) };
}

/** Refuses thresholds that are no number. */
export function checkThreshold(subject: string, threshold: number): void {
  if (!Number.isFinite(threshold))
    reject(
      subject,
      `threshold ${threshold} is none`,
      "give a finite number: 0.5 for probabilities, 0 for logits",
    );
}
