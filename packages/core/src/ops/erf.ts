import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { exp } from "./exp.ts";
import { mul } from "./mul.ts";
import { neg } from "./neg.ts";
import { float } from "./operand.ts";
import { square } from "./square.ts";

/** The error function 2/√π ∫₀ˣ e^(-t²) dt, elementwise. */
export function erf(x: Tensor): Tensor {
  return apply("erf", {
    inputs: { x: float("erf", x) },
    shape: x.shape,
    gradients: { x: (dy) => mul(dy, mul(exp(neg(square(x))), 2 / Math.sqrt(Math.PI))) },
  });
}
