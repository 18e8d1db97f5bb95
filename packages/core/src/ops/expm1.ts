import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { exp } from "./exp.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";

/** e^x - 1, elementwise; accurate near 0. */
export function expm1(x: Tensor): Tensor {
  return apply("expm1", {
    inputs: { x: float("expm1", x) },
    shape: x.shape,
    gradients: { x: (dy) => mul(dy, exp(x)) },
  });
}
