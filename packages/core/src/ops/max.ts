import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { largest } from "./largest.ts";
import type { Reduction } from "./reduction.ts";
import { shareAmongTies } from "./shareAmongTies.ts";

/**
 * The largest x over some axes, or all; -Infinity of no elements. Tied elements share the gradient evenly.
 *
 * @throws RetrogradError for an axis that there is not, or that is named twice
 */
export function max(x: Tensor, options: Reduction = {}): Tensor {
  return customGradient(largest(x, options), {
    inputs: { x },
    gradients: { x: (dy, y) => shareAmongTies(x, y, dy, options) },
  });
}
