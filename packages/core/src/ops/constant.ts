import { type ArrayOptions, array, type Numbers } from "../array/array.ts";
import type { TypedArray } from "../backend/dtype.ts";
import { dataLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { filled } from "./operand.ts";

/**
 * Numbers that are known when a function is traced, as a tensor.
 *
 * @param numbers a number, which fills `options.shape`, nested arrays (float32, unless `options.dtype` says
 * otherwise), a typed array, or an `array()`; they are copied
 * @example
 * constant([[1, 2], [3, 4]])                     // float32 [2, 2]
 * constant(0.5, { shape: [3], dtype: "float64" })
 */
export function constant(numbers: Numbers, options: ArrayOptions = {}): Tensor {
  if (typeof numbers === "number")
    return filled("constant", numbers, options.shape ?? [], options.dtype ?? "float32");
  const { data, shape, dtype } = array(numbers, options);
  return dataLeaf(data.slice() as TypedArray, shape, dtype);
}
