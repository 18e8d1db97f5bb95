import { type DType, type TypedArray, zeros } from "@retrograd/core/backend";

/** What every element of an int32 output holds before a kernel runs. */
const poison = 0x2bad2bad;

/** An output as it is before a kernel runs: NaN throughout, or for integers the poison. */
export function poisoned(dtype: DType, size: number): TypedArray {
  return zeros(dtype, size).fill(poisonOf(dtype)) as TypedArray;
}

export function poisonOf(dtype: DType): number {
  return dtype === "int32" ? poison : Number.NaN;
}
