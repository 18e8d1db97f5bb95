import type { Tensor } from "../graph/tensor.ts";
import { greater } from "./greater.ts";
import { aligned, type Operand } from "./operand.ts";

/** 1 where a < b, else 0, as int32, elementwise, with broadcasting; has no gradient. */
export function less(a: Operand, b: Operand): Tensor {
  const { a: x, b: y } = aligned("less", { a, b });
  return greater(y, x);
}
