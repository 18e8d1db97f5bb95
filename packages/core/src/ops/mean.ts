import type { Tensor } from "../graph/tensor.ts";
import { div } from "./div.ts";
import { float } from "./operand.ts";
import { checked, countOf, type Reduction } from "./reduction.ts";
import { sum } from "./sum.ts";

/**
 * The arithmetic mean over some axes, or all; NaN of no elements.
 *
 * @throws RetrogradError for integers, and for an axis that there is not or that is named twice
 */
export function mean(x: Tensor, options: Reduction = {}): Tensor {
  const over = checked("mean", float("mean", x), options);
  return div(sum(x, over), countOf(x.shape, over));
}
