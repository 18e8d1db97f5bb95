import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { exp } from "./exp.ts";
import { largest } from "./largest.ts";
import { log } from "./log.ts";
import { mul } from "./mul.ts";
import { type AlongAxis, axisOf, float } from "./operand.ts";
import { around } from "./reduction.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";

/**
 * x - ln Σ e^x along an axis, the last unless said, without overflow.
 *
 * @throws RetrogradError for integers, and for an axis that there is not
 */
export function logSoftmax(x: Tensor, { axis = -1 }: AlongAxis = {}): Tensor {
  const along = { axes: axisOf("logSoftmax", axis, x.shape.length), keepDims: true };
  return apply("logSoftmax", {
    inputs: { x: float("logSoftmax", x) },
    shape: x.shape,
    parameters: around(x.shape, along.axes),
    gradients: { x: (dy, y) => sub(dy, mul(exp(y), sum(dy, along))) },
    composition: () => {
      const distance = sub(x, largest(x, along));
      return sub(distance, log(sum(exp(distance), along)));
    },
  });
}
