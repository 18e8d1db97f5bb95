import { sizeOf, type TypedArray, viewOf } from "../../backend/dtype.ts";
import { reject } from "../../backend/error.ts";
import type { Stored } from "./decode.ts";

/**
 * The numbers of a stored array, copied: F32, F64 and I32 as they are, F16 and BF16 as float32, I64 as int32.
 *
 * @throws RetrogradError for another dtype, and for an I64 that int32 does not have
 */
export function numbersOf(subject: string, name: string, { dtype, shape, bytes }: Stored): TypedArray {
  // The copy also aligns them: a file's arrays may start anywhere.
  const buffer = bytes.slice().buffer as ArrayBuffer;
  const size = sizeOf(shape);
  if (dtype === "F32") return viewOf("float32", buffer, 0, size);
  if (dtype === "F64") return viewOf("float64", buffer, 0, size);
  if (dtype === "I32") return viewOf("int32", buffer, 0, size);
  if (dtype === "F16") return Float32Array.from(new Uint16Array(buffer), fromHalf);
  if (dtype === "BF16") return new Float32Array(Uint32Array.from(new Uint16Array(buffer), fromBrain).buffer);
  if (dtype === "I64") return narrowed(subject, name, new BigInt64Array(buffer));
  return reject(subject, `${name} is ${dtype} in the file`, "F64, F32, F16, BF16, I64 and I32 can be read");
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** bfloat16 is the upper half of a float32. */
function fromBrain(bits: number): number {
  return bits << 16;
}

function narrowed(subject: string, name: string, wide: BigInt64Array): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(wide.length);
  for (let i = 0; i < wide.length; i++) {
    const value = wide[i] as bigint;
    numbers[i] = Number(value);
    if (BigInt(numbers[i] as number) !== value)
      reject(
        subject,
        `${name} holds ${value} at ${i}`,
        "int32, which I64 is read as, goes from -2147483648 to 2147483647",
      );
  }
  return numbers;
}
