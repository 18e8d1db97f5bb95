import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { type AlongAxis, axisOf } from "./operand.ts";
import { around } from "./reduction.ts";

/** Settings of `cumsum`. */
export interface CumsumOptions extends AlongAxis {
  /** Leave each element itself out. */
  readonly exclusive?: boolean;
  /** Sum from the axis's end. */
  readonly reverse?: boolean;
}

/** The running sum Σ_{j ≤ k} x_j along an axis, the last unless said. */
export function cumsum(
  x: Tensor,
  { axis = -1, exclusive = false, reverse = false }: CumsumOptions = {},
): Tensor {
  const at = axisOf("cumsum", axis, x.shape.length);
  return apply("cumsum", {
    inputs: { x },
    shape: x.shape,
    parameters: { ...around(x.shape, at), exclusive, reverse },
    gradients: { x: (dy) => cumsum(dy, { axis: at, exclusive, reverse: !reverse }) },
  });
}
