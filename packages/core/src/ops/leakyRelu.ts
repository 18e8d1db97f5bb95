import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { greater } from "./greater.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { where } from "./where.ts";

/** Settings of `leakyRelu`. */
export interface LeakyReluOptions {
  /** Slope for x ≤ 0; 0.01, unless said (PyTorch's default). */
  readonly alpha?: number;
}

/** x where x > 0, else α x, elementwise; the gradient at 0 is α (Maas, Hannun & Ng 2013). */
export function leakyRelu(x: Tensor, { alpha = 0.01 }: LeakyReluOptions = {}): Tensor {
  return customGradient(where(greater(x, 0), x, mul(x, alpha)), {
    inputs: { x: float("leakyRelu", x) },
    gradients: { x: (dy) => where(greater(x, 0), dy, mul(dy, alpha)) },
  });
}
