import { checkThreshold, positives } from "./binary.ts";
import type { Metric } from "./metric.ts";
import { share } from "./share.ts";

/**
 * Of the elements that are predicted positive, the share that is: 0 where none is predicted. Positive are
 * predictions above the threshold: ½, unless said, for probabilities; 0 for logits.
 *
 * predictions and targets (0 or 1, float or int32) [...] of one shape.
 */
export function precision(threshold = 0.5): Metric<"both" | "predicted" | "actual"> {
  checkThreshold("precision", threshold);
  return {
    name: "precision",
    measure: (record) => positives("precision", record, threshold),
    combine: ({ both, predicted }) => share(both, predicted),
  };
}
