import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { sigmoid } from "./sigmoid.ts";

/** x σ(x), elementwise, also called swish (Elfwing, Uchibe & Doya 2017; Ramachandran, Zoph & Le 2017). */
export function silu(x: Tensor): Tensor {
  float("silu", x);
  return mul(x, sigmoid(x));
}
