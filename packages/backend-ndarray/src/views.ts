import type { Axis, Strided } from "@retrograd/core/backend";
import ndarray, { type NdArray } from "ndarray";

/** x's elements, in their order, as an array of this shape. */
export function reshaped(x: NdArray, ...shape: number[]): NdArray {
  return ndarray(x.data, shape, undefined, x.offset);
}

/** x [outer, inner] as [outer, length, inner]: a stride of 0 shows each element `length` times. */
export function repeated(x: NdArray, { outer, length, inner }: Axis): NdArray {
  return ndarray(x.data, [outer, length, inner], [inner, 0, 1], x.offset);
}

/** The elements of x that a walk passes. */
export function walked(x: NdArray, { shape, strides, offset }: Strided): NdArray {
  return ndarray(x.data, [...shape], [...strides], x.offset + offset);
}
