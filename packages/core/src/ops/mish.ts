import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { softplus } from "./softplus.ts";
import { tanh } from "./tanh.ts";

/** x tanh(ln(1 + e^x)), elementwise (Misra 2019). */
export function mish(x: Tensor): Tensor {
  float("mish", x);
  return mul(x, tanh(softplus(x)));
}
