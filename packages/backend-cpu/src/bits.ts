import type { TypedArray } from "@retrograd/core/backend";

/** The same memory, float32 read as int32: to kernels that only move numbers, both are 32 bits, so their loops see one type. */
export function bitsOf(numbers: TypedArray): TypedArray {
  return numbers instanceof Float32Array ? new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length) : numbers;
}
