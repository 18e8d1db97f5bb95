import type { Tensor } from "../graph/tensor.ts";
import { div } from "./div.ts";
import { float } from "./operand.ts";

/** 1 / x, elementwise. */
export function reciprocal(x: Tensor): Tensor {
  float("reciprocal", x);
  return div(1, x);
}
