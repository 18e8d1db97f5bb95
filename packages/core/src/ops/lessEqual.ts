import type { Tensor } from "../graph/tensor.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { aligned, type Operand } from "./operand.ts";

/** 1 where a ≤ b, else 0, as int32, elementwise, with broadcasting; has no gradient. */
export function lessEqual(a: Operand, b: Operand): Tensor {
  const { a: x, b: y } = aligned("lessEqual", { a, b });
  return greaterEqual(y, x);
}
