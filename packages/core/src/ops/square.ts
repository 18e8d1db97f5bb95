import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";

/** x², elementwise. */
export function square(x: Tensor): Tensor {
  return mul(x, x);
}
