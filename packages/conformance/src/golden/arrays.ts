import { array, type DType, type NumericArray } from "@retrograd/core";
import type { GoldenTensor, GoldenTensors } from "./format.ts";

/** A golden tensor as numbers for a run: floats in the dtype that is asked for. */
function arrayOf({ shape, dtype, data }: GoldenTensor, float: DType): NumericArray {
  const numbers = dtype === "i32" ? Int32Array.from(data) : ofDType(data, float);
  return array(numbers, { shape });
}

export function arraysOf(tensors: GoldenTensors, float: DType): Record<string, NumericArray> {
  return mapped(tensors, (tensor) => arrayOf(tensor, float));
}

export function mapped<T, U>(
  record: Readonly<Record<string, T>>,
  make: (value: T, name: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value, name)]));
}

function ofDType(
  data: readonly number[],
  dtype: DType,
): Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
  return dtype === "float64" ? Float64Array.from(data) : Float32Array.from(data);
}
