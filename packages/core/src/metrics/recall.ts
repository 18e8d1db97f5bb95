import { checkThreshold, positives } from "./binary.ts";
import type { Metric } from "./metric.ts";
import { share } from "./share.ts";

/**
 * Of the elements that are positive, the share that is predicted so: 0 where there are none. Positive are
 * predictions above the threshold: ½, unless said, for probabilities; 0 for logits.
 *
 * predictions and targets (0 or 1, float or int32) [...] of one shape.
 */
export function recall(threshold = 0.5): Metric<"both" | "predicted" | "actual"> {
  checkThreshold("recall", threshold);
  return {
    name: "recall",
    measure: (record) => positives("recall", record, threshold),
    combine: ({ both, actual }) => share(both, actual),
  };
}
