import { expect, test } from "vitest";
import type { TypedArray } from "../../backend/dtype.ts";
import { numbersOf } from "./numbers.ts";

function read(dtype: string, numbers: ArrayBufferView<ArrayBuffer>, size: number): TypedArray {
  // One byte off, so that nothing is aligned.
  const bytes = new Uint8Array(1 + numbers.byteLength);
  bytes.set(new Uint8Array(numbers.buffer), 1);
  return numbersOf("load", "a", { dtype, shape: [size], bytes: bytes.subarray(1) });
}

test("float32, float64 and int32 are read as they are", () => {
  for (const [dtype, numbers] of [
    ["F32", new Float32Array([1.5, NaN, -0])],
    ["F64", new Float64Array([0.1, -Infinity, 5e-324])],
    ["I32", new Int32Array([-1, 2 ** 31 - 1, 0])],
  ] as const)
    expect(read(dtype, numbers, 3)).toEqual(numbers);
});

test("float16 becomes float32: zeros, subnormals, the largest, infinities, NaN", () => {
  const halves = [0x0000, 0x8000, 0x0001, 0x83ff, 0x0400, 0x3c00, 0x3555, 0xc000, 0x7bff, 0xfc00, 0x7e01];
  const numbers = [0, -0, 2 ** -24, -1023 * 2 ** -24, 2 ** -14, 1, 1365 / 4096, -2, 65504, -Infinity, NaN];
  expect(read("F16", new Uint16Array(halves), halves.length)).toEqual(new Float32Array(numbers));
});

test("bfloat16 is the upper half of a float32", () => {
  const numbers = new Uint16Array([0x3f80, 0xc0a0, 0x0001, 0x8000, 0x7f80, 0xffc0]);
  expect(read("BF16", numbers, 6)).toEqual(new Float32Array([1, -5, 2 ** -133, -0, Infinity, NaN]));
});

test("int64 becomes int32, or a sentence where it has no place there", () => {
  const fitting = [0n, -1n, 2n ** 31n - 1n, -(2n ** 31n)];
  expect(read("I64", new BigInt64Array(fitting), 4)).toEqual(new Int32Array(fitting.map(Number)));
  for (const value of [2n ** 31n, -(2n ** 31n) - 1n, 2n ** 63n - 1n, 2n ** 32n])
    expect(() => read("I64", new BigInt64Array([0n, value]), 2)).toThrow(
      `load: a holds ${value} at 1; int32, which I64 is read as, goes from -2147483648 to 2147483647.`,
    );
});

test("other dtypes of the format are not read", () => {
  expect(() => read("BOOL", new Uint8Array(3), 3)).toThrow(
    "load: a is BOOL in the file; F64, F32, F16, BF16, I64 and I32 can be read.",
  );
});
