import type { Tensor } from "../graph/tensor.ts";
import { equal } from "./equal.ts";
import { aligned, type Operand } from "./operand.ts";
import { sub } from "./sub.ts";

/** 1 where a ≠ b, NaN included, else 0, as int32, elementwise, with broadcasting; has no gradient. */
export function notEqual(a: Operand, b: Operand): Tensor {
  const { a: x, b: y } = aligned("notEqual", { a, b });
  return sub(1, equal(x, y));
}
