import type { Tensor } from "../graph/tensor.ts";
import { equal } from "./equal.ts";
import { int32 } from "./operand.ts";

/** 1 where x = 0, else 0, elementwise; x is int32. */
export function logicalNot(x: Tensor): Tensor {
  return equal(int32("logicalNot", "x", x), 0);
}
