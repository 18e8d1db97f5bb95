import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { div } from "./div.ts";
import { exp } from "./exp.ts";
import { log1p } from "./log1p.ts";
import { mul } from "./mul.ts";
import { neg } from "./neg.ts";
import { float } from "./operand.ts";
import { relu } from "./relu.ts";
import { sigmoid } from "./sigmoid.ts";

/** Settings of `softplus`. */
export interface SoftplusOptions {
  /** β: the larger, the closer to relu; 1, unless said. */
  readonly beta?: number;
}

/** ln(1 + e^(β x)) / β, elementwise, without overflow: a smooth relu (Dugas et al. 2000). */
export function softplus(x: Tensor, { beta = 1 }: SoftplusOptions = {}): Tensor {
  float("softplus", x);
  if (!(beta > 0)) reject("softplus", `cannot have beta ${beta}`, "it must be greater than 0");
  const z = mul(x, beta);
  return customGradient(div(add(relu(z), log1p(exp(neg(abs(z))))), beta), {
    inputs: { x },
    gradients: { x: (dy) => mul(dy, sigmoid(z)) },
  });
}
