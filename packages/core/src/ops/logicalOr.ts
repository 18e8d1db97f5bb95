import type { Tensor } from "../graph/tensor.ts";
import { maximum } from "./maximum.ts";
import { int32 } from "./operand.ts";

/** 1 where a or b is 1, else 0, elementwise, with broadcasting; a and b are int32, 0 or 1, as comparisons give them. */
export function logicalOr(a: Tensor, b: Tensor): Tensor {
  return maximum(int32("logicalOr", "a", a), int32("logicalOr", "b", b));
}
