import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";

/** e^x, elementwise. */
export function exp(x: Tensor): Tensor {
  return apply("exp", {
    inputs: { x: float("exp", x) },
    shape: x.shape,
    gradients: { x: (dy, y) => mul(dy, y) },
  });
}
