import type { Tensor } from "../graph/tensor.ts";
import { minimum } from "./minimum.ts";
import { int32 } from "./operand.ts";

/** 1 where a and b are 1, else 0, elementwise, with broadcasting; a and b are int32, 0 or 1, as comparisons give them. */
export function logicalAnd(a: Tensor, b: Tensor): Tensor {
  return minimum(int32("logicalAnd", "a", a), int32("logicalAnd", "b", b));
}
