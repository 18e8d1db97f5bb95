import type { DType } from "@retrograd/core/backend";
import { reject } from "@retrograd/core/backend";

/** The WGSL type of one element. */
export type Scalar = "f32" | "i32";

export function scalarOf(dtype: DType): Scalar {
  if (dtype === "float64")
    reject("webgpu", "got float64 numbers", "a GPU shader has float32 and int32 alone");
  return dtype === "float32" ? "f32" : "i32";
}

/** A number as WGSL; infinities and NaN, which have no literal, by the functions that every shader carries. */
export function literal(value: number, scalar: Scalar): string {
  if (scalar === "i32") return value === -(2 ** 31) ? "i32(-2147483648)" : `${value | 0}i`;
  const number = Math.fround(value);
  if (Number.isNaN(number)) return "notANumber()";
  if (!Number.isFinite(number)) return number > 0 ? "infinity()" : "-infinity()";
  if (Object.is(number, -0)) return "bitcast<f32>(0x80000000u)";
  return `${number}f`;
}

/** A whole number modulo 2^32 as WGSL: indices are u32, so that a negative stride wraps around. */
export function index(value: number): string {
  return `${value >>> 0}u`;
}
