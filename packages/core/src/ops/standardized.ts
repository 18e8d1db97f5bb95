import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { mean as meanOf } from "./mean.ts";
import { moments } from "./moments.ts";
import { mul } from "./mul.ts";
import { rsqrt } from "./rsqrt.ts";
import { sub } from "./sub.ts";

/**
 * x̂ = (x - mean) / √(variance + ε) with the (biased) moments over some axes. ∂L/∂x is
 * (δ - mean δ - x̂ mean(δ x̂)) / √(variance + ε), with δ = ∂L/∂x̂: mean and variance are functions of x.
 */
export function standardized(x: Tensor, axes: readonly number[] | number, epsilon: number): Tensor {
  const over = { axes, keepDims: true };
  const { mean, variance } = moments(x, over);
  const inverse = rsqrt(add(variance, epsilon));
  return customGradient(mul(sub(x, mean), inverse), {
    inputs: { x },
    gradients: {
      x: (dy, y) => mul(sub(sub(dy, meanOf(dy, over)), mul(y, meanOf(mul(dy, y), over))), inverse),
    },
  });
}

/** Refuses an ε that is negative or no number. */
export function checkEpsilon(op: string, epsilon: number): void {
  if (!(epsilon >= 0)) reject(op, `cannot use epsilon ${epsilon}`, "it must be 0 or greater");
}
