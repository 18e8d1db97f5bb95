import type { Tensor } from "../graph/tensor.ts";
import { neg } from "./neg.ts";
import { float } from "./operand.ts";
import { softplus } from "./softplus.ts";

/** ln σ(x) = -ln(1 + e^-x), elementwise, without overflow. */
export function logSigmoid(x: Tensor): Tensor {
  float("logSigmoid", x);
  return neg(softplus(neg(x)));
}
