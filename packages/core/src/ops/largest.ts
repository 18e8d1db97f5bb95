import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { type Reduction, reduceAxes } from "./reduction.ts";

/** The largest x over some axes, or all, without a gradient: where that of what it is part of does not need it. */
export function largest(x: Tensor, options: Reduction = {}): Tensor {
  return reduceAxes("max", x, options, (part, axis, shape) =>
    apply("max", { inputs: { x: part }, shape, parameters: axis, gradients: { x: null } }),
  );
}
