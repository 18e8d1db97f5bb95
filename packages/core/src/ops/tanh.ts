import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { square } from "./square.ts";
import { sub } from "./sub.ts";

/** tanh x, elementwise. */
export function tanh(x: Tensor): Tensor {
  return apply("tanh", {
    inputs: { x: float("tanh", x) },
    shape: x.shape,
    gradients: { x: (dy, y) => mul(dy, sub(1, square(y))) },
  });
}
