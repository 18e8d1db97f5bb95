import newArray from "ndarray";
import { expect, test } from "vitest";
import { sum } from "./sum.ts";

test("the error of a long sum of doubles stays within log₂(length) · ε", () => {
  const length = 1_000_000;
  const out = newArray(new Float64Array(1));
  sum({ x: newArray(new Float64Array(length).fill(0.1)), out }, { outer: 1, length, inner: 1 })();
  expect(Math.abs(out.get(0) - 100_000)).toBeLessThanOrEqual(100_000 * Math.log2(length) * Number.EPSILON);
});

test.each([1, 2, 3, 4, 5, 7, 8, 13])("every one of %i terms is added once", (length) => {
  const [outer, inner] = [2, 3];
  const x = Float32Array.from({ length: outer * length * inner }, (_, i) => 2 ** (i % 20));
  const out = new Float32Array(outer * inner).fill(NaN);
  sum({ x: newArray(x), out: newArray(out) }, { outer, length, inner })();
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) {
      let total = 0;
      for (let k = 0; k < length; k++) total += x[(o * length + k) * inner + i];
      expect(out[o * inner + i]).toBe(total);
    }
});

test("integers wrap, and no terms give 0", () => {
  const out = newArray(new Int32Array(1));
  const x = newArray(Int32Array.of(2 ** 31 - 1, 2 ** 31 - 1, 2 ** 31 - 1, 1));
  sum({ x, out }, { outer: 1, length: 4, inner: 1 })();
  expect(out.get(0)).toBe(2 ** 31 - 2);
  sum({ x: newArray(new Int32Array(0)), out }, { outer: 1, length: 0, inner: 1 })();
  expect(out.get(0)).toBe(0);
});
