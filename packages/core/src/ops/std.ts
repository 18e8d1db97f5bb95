import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { div } from "./div.ts";
import { equal } from "./equal.ts";
import { mul } from "./mul.ts";
import { sqrt } from "./sqrt.ts";
import { type VarianceOptions, variance } from "./variance.ts";
import { where } from "./where.ts";

/** The standard deviation √variance over some axes, or all; the gradient is 0 where all elements are equal. */
export function std(x: Tensor, options: VarianceOptions = {}): Tensor {
  const v = variance(x, options);
  return customGradient(sqrt(v), {
    inputs: { v },
    // Where y is 0, v has gradient 0 itself: any other divisor will do.
    gradients: { v: (dy, y) => div(mul(dy, 0.5), where(equal(y, 0), 1, y)) },
  });
}
