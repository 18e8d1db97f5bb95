import { sizeOf } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Loss } from "./loss.ts";
import { matching } from "./matching.ts";
import { weighted } from "./weighted.ts";

/** A loss with one value per element, by its formula. */
export function elementwise(name: string, formula: (predictions: Tensor, targets: Tensor) => Tensor): Loss {
  return {
    name,
    losses({ predictions, targets, weights }) {
      matching(name, { predictions, targets });
      const values = weighted(name, formula(predictions, targets), weights);
      return { values, divisor: sizeOf(values.shape) };
    },
  };
}
