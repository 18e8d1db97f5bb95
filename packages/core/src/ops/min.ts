import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { type Reduction, reduceAxes } from "./reduction.ts";
import { shareAmongTies } from "./shareAmongTies.ts";

/**
 * The smallest x over some axes, or all; Infinity of no elements. Tied elements share the gradient evenly.
 *
 * @throws RetrogradError for an axis that there is not, or that is named twice
 */
export function min(x: Tensor, options: Reduction = {}): Tensor {
  const smallest = reduceAxes("min", x, options, (part, axis, shape) =>
    apply("min", { inputs: { x: part }, shape, parameters: axis, gradients: { x: null } }),
  );
  return customGradient(smallest, {
    inputs: { x },
    gradients: { x: (dy, y) => shareAmongTies(x, y, dy, options) },
  });
}
