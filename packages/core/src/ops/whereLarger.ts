import type { Tensor } from "../graph/tensor.ts";
import { equal } from "./equal.ts";
import { greater } from "./greater.ts";
import { mul } from "./mul.ts";
import { where } from "./where.ts";

/** dy where a > b, half of it where they are equal, else 0: what the larger of two hands back. */
export function whereLarger(a: Tensor, b: Tensor, dy: Tensor): Tensor {
  return where(greater(a, b), dy, where(equal(a, b), mul(dy, 0.5), 0));
}
