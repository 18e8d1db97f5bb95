import { checkThreshold, positives } from "./binary.ts";
import type { Metric } from "./metric.ts";

/**
 * The harmonic mean of precision and recall, 2 · both / (predicted + actual): 0 where there are no positives at all.
 * Positive are predictions above the threshold: ½, unless said, for probabilities; 0 for logits.
 *
 * predictions and targets (0 or 1, float or int32) [...] of one shape.
 */
export function f1(threshold = 0.5): Metric<"both" | "predicted" | "actual"> {
  checkThreshold("f1", threshold);
  return {
    name: "f1",
    measure: (record) => positives("f1", record, threshold),
    combine: ({ both: [both = 0], predicted: [predicted = 0], actual: [actual = 0] }) =>
      predicted + actual === 0 ? 0 : (2 * both) / (predicted + actual),
  };
}
