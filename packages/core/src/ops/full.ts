import type { DType, Shape } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { filled } from "./operand.ts";

/** The same number in every element of a tensor of this shape; float32, unless said. */
export function full(shape: Shape, value: number, dtype: DType = "float32"): Tensor {
  return filled("full", value, shape, dtype);
}
