import { expect, test } from "vitest";
import { moments } from "./kernels/moments.ts";
import { sum } from "./kernels/sum.ts";

const sizes = [
  [1, 1, 1],
  [2, 3, 1],
  [3, 4, 1],
  [2, 11, 1],
  [1, 5, 2],
  [2, 7, 3],
  [3, 2, 4],
  [2, 5, 5],
  [1, 9, 11],
];

test.each(sizes)("sum and moments over [%i, %i, %i]", (outer, length, inner) => {
  const axis = { outer, length, inner };
  const x = Float64Array.from({ length: outer * length * inner }, (_, i) => ((i * 7919) % 31) - 9);
  const out = new Float64Array(outer * inner).fill(NaN);
  const mean = out.slice();
  const variance = out.slice();
  sum({ x, out }, axis)();
  moments({ x, mean, variance }, axis)();
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const column = Array.from({ length }, (_, k) => x[(o * length + k) * inner + i]);
      const total = column.reduce((s, value) => s + value, 0);
      const at = o * inner + i;
      expect(out[at]).toBe(total);
      expect(mean[at]).toBe(total / length);
      const squares = column.reduce((s, value) => s + (value - total / length) ** 2, 0);
      expect(variance[at]).toBeCloseTo(squares / length, 12);
    }
  }
});

test("sum of int32 wraps, however long", () => {
  const x = new Int32Array(1 << 22).fill(2 ** 31 - 1);
  const out = new Int32Array(1);
  sum({ x, out }, { outer: 1, length: x.length, inner: 1 })();
  expect(out[0]).toBe(-(1 << 22));
});

test("sum over nothing is 0", () => {
  const out = new Float32Array(6).fill(NaN);
  sum({ x: new Float32Array(0), out }, { outer: 2, length: 0, inner: 3 })();
  expect(out).toEqual(new Float32Array(6));
});
