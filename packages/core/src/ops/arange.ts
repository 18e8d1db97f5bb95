import type { DType } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { constant } from "./constant.ts";

/** The numbers 0, 1, …, length - 1; int32, unless said. */
export function arange(length: number, dtype: DType = "int32"): Tensor {
  if (!Number.isInteger(length) || length < 0)
    reject("arange", `cannot count to ${length}`, "the length must be a whole number from 0");
  return constant(
    Array.from({ length }, (_, i) => i),
    { dtype },
  );
}
