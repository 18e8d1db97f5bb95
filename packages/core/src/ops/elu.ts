import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { expm1 } from "./expm1.ts";
import { greater } from "./greater.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { where } from "./where.ts";

/** Settings of `elu`. */
export interface EluOptions {
  /** α: minus the value that y tends to for x → -∞; 1, unless said. */
  readonly alpha?: number;
}

/** x where x > 0, else α (e^x - 1), elementwise; the gradient at 0 is α (Clevert, Unterthiner & Hochreiter 2015). */
export function elu(x: Tensor, { alpha = 1 }: EluOptions = {}): Tensor {
  float("elu", x);
  return customGradient(where(greater(x, 0), x, mul(expm1(x), alpha)), {
    inputs: { x },
    gradients: { x: (dy, y) => where(greater(x, 0), dy, mul(dy, add(y, alpha))) },
  });
}
