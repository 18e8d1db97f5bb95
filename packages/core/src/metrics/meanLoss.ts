import type { Loss } from "../losses/loss.ts";
import { full } from "../ops/full.ts";
import { sum } from "../ops/sum.ts";
import type { Metric } from "./metric.ts";

/**
 * Any loss as a metric, under the loss's name: Σ L_k over the sum of the divisors of all batches.
 *
 * @example
 * train(model, data, { loss: meanSquaredError(), metrics: [meanLoss(meanAbsoluteError())], ... });
 */
export function meanLoss(loss: Loss): Metric<"losses" | "divisor"> {
  return {
    name: loss.name,
    smallerIsBetter: true,
    measure({ predictions, targets }) {
      const { values, divisor } = loss.losses({ predictions, targets });
      return {
        losses: sum(values),
        divisor: typeof divisor === "number" ? full([], divisor, values.dtype) : divisor,
      };
    },
    combine: ({ losses: [losses = 0], divisor: [divisor = 0] }) => losses / divisor,
  };
}
