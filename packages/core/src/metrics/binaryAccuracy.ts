import { equal } from "../ops/equal.ts";
import { checkThreshold, yesOrNo } from "./binary.ts";
import type { Metric } from "./metric.ts";
import { hitsOf, share } from "./share.ts";

/**
 * The share of elements that are on the right side of the threshold: ½, unless said (Keras' default), for
 * probabilities; 0 for logits.
 *
 * predictions and targets (0 or 1, float or int32) [...] of one shape.
 */
export function binaryAccuracy(threshold = 0.5): Metric<"hits" | "count"> {
  const name = "binaryAccuracy";
  checkThreshold(name, threshold);
  return {
    name,
    measure(record) {
      const { predicted, actual } = yesOrNo(name, record, threshold);
      return hitsOf(equal(predicted, actual), actual, undefined);
    },
    combine: ({ hits, count }) => share(hits, count),
  };
}
