import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { erf } from "./erf.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { square } from "./square.ts";
import { tanh } from "./tanh.ts";

/** Settings of `gelu`. */
export interface GeluOptions {
  /** "none": by erf (PyTorch's default); "tanh": by tanh. */
  readonly approximate?: "none" | "tanh";
}

/** x Φ(x), elementwise, with the normal distribution Φ(x) = ½ (1 + erf(x/√2)), or its approximation
 * ½ (1 + tanh(√(2/π) (x + 0.044715 x³))) (Hendrycks & Gimpel 2016). */
export function gelu(x: Tensor, { approximate = "none" }: GeluOptions = {}): Tensor {
  float("gelu", x);
  const bell =
    approximate === "tanh"
      ? tanh(mul(mul(x, add(mul(square(x), 0.044715), 1)), Math.sqrt(2 / Math.PI)))
      : erf(mul(x, Math.SQRT1_2));
  return mul(x, mul(add(bell, 1), 0.5));
}
