import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { div } from "./div.ts";
import { exp } from "./exp.ts";
import { largest } from "./largest.ts";
import { mul } from "./mul.ts";
import { type AlongAxis, axisOf, float } from "./operand.ts";
import { around } from "./reduction.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";

/**
 * e^x / Σ e^x along an axis, the last unless said, without overflow.
 *
 * @throws RetrogradError for integers, and for an axis that there is not
 */
export function softmax(x: Tensor, { axis = -1 }: AlongAxis = {}): Tensor {
  const along = { axes: axisOf("softmax", axis, x.shape.length), keepDims: true };
  return apply("softmax", {
    inputs: { x: float("softmax", x) },
    shape: x.shape,
    parameters: around(x.shape, along.axes),
    gradients: { x: (dy, y) => mul(y, sub(dy, sum(mul(y, dy), along))) },
    composition: () => {
      const e = exp(sub(x, largest(x, along)));
      return div(e, sum(e, along));
    },
  });
}
