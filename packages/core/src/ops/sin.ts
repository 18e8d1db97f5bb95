import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { cos } from "./cos.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";

/** sin x, elementwise. */
export function sin(x: Tensor): Tensor {
  return apply("sin", {
    inputs: { x: float("sin", x) },
    shape: x.shape,
    gradients: { x: (dy) => mul(dy, cos(x)) },
  });
}
