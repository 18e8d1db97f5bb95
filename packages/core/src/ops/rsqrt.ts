import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { div } from "./div.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { reciprocal } from "./reciprocal.ts";
import { sqrt } from "./sqrt.ts";

/** 1 / √x, elementwise. */
export function rsqrt(x: Tensor): Tensor {
  float("rsqrt", x);
  return customGradient(reciprocal(sqrt(x)), {
    inputs: { x },
    gradients: { x: (dy, y) => div(mul(mul(dy, -0.5), y), x) },
  });
}
