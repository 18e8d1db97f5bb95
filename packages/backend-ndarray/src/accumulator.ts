import ndarray, { type NdArray } from "ndarray";

/** Memory for sums of x's elements: doubles, rounded when they are stored in the output; for int32, integers
 * modulo 2^32. */
export function accumulator(x: NdArray, ...shape: number[]): NdArray {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return ndarray(x.dtype === "int32" ? new Int32Array(size) : new Float64Array(size), shape);
}
