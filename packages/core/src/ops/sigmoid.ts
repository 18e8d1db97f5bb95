import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { sub } from "./sub.ts";

/** σ(x) = 1 / (1 + e^-x), elementwise, without overflow. */
export function sigmoid(x: Tensor): Tensor {
  return apply("sigmoid", {
    inputs: { x: float("sigmoid", x) },
    shape: x.shape,
    gradients: { x: (dy, y) => mul(dy, mul(y, sub(1, y))) },
  });
}
