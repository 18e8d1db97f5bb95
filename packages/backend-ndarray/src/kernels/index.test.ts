import newArray, { type NdArray } from "ndarray";
import { expect, test } from "vitest";
import { kernels } from "./index.ts";

const doubles = (...numbers: number[]) => newArray(Float64Array.from(numbers));
const integers = (...numbers: number[]) => newArray(Int32Array.from(numbers));
const axis = (length: number) => ({ outer: 1, length, inner: 1 });

/** What a kernel writes into `out`, which holds NaN (integers: -77) before. */
function result(out: NdArray, run: () => void): number[] {
  const numbers = out.data as Float64Array | Int32Array;
  numbers.fill(numbers instanceof Int32Array ? -77 : NaN);
  run();
  return [...numbers];
}

test("pow is IEEE 754's, not ECMAScript's", () => {
  const a = doubles(1, 1, -1, -1, NaN, 0, 0, -8, -2);
  const b = doubles(NaN, Infinity, Infinity, -Infinity, 0, 0, -1, 1 / 3, 3);
  const out = doubles(...(a.data as Float64Array));
  expect(result(out, kernels.pow({ a, b, out }, {}))).toEqual([1, 1, 1, 1, 1, 1, Infinity, NaN, -8]);
});

test("NaN passes relu, maximum, minimum, max and min", () => {
  const [a, b, out, one] = [doubles(NaN, 1, 2), doubles(1, NaN, 3), doubles(0, 0, 0), doubles(0)];
  expect(result(out, kernels.relu({ x: a, out }, {}))).toEqual([NaN, 1, 2]);
  expect(result(out, kernels.maximum({ a, b, out }, {}))).toEqual([NaN, NaN, 3]);
  expect(result(out, kernels.minimum({ a, b, out }, {}))).toEqual([NaN, NaN, 2]);
  expect(result(one, kernels.max({ x: b, out: one }, axis(3)))).toEqual([NaN]);
  expect(result(one, kernels.min({ x: b, out: one }, axis(3)))).toEqual([NaN]);
});

test("max and min of nothing", () => {
  const [float, int] = [doubles(0), integers(0)];
  expect(result(float, kernels.max({ x: doubles(), out: float }, axis(0)))).toEqual([-Infinity]);
  expect(result(float, kernels.min({ x: doubles(), out: float }, axis(0)))).toEqual([Infinity]);
  expect(result(int, kernels.max({ x: integers(), out: int }, axis(0)))).toEqual([-(2 ** 31)]);
  expect(result(int, kernels.min({ x: integers(), out: int }, axis(0)))).toEqual([2 ** 31 - 1]);
});

test("argMax takes the first largest, or the first NaN", () => {
  const out = integers(0);
  expect(result(out, kernels.argMax({ x: doubles(1, 3, 3, 2), out }, axis(4)))).toEqual([1]);
  expect(result(out, kernels.argMax({ x: doubles(1, NaN, 3, NaN), out }, axis(4)))).toEqual([1]);
  expect(result(out, kernels.argMax({ x: doubles(-Infinity, -Infinity), out }, axis(2)))).toEqual([0]);
});

test("integers wrap", () => {
  const [a, b, out] = [integers(2 ** 31 - 1, -(2 ** 31)), integers(2 ** 31 - 1, -1), integers(0, 0)];
  expect(result(out, kernels.mul({ a, b, out }, {}))).toEqual([1, -(2 ** 31)]);
  expect(result(out, kernels.add({ a, b, out }, {}))).toEqual([-2, 2 ** 31 - 1]);
  expect(result(out, kernels.neg({ x: a, out }, {}))).toEqual([-(2 ** 31) + 1, -(2 ** 31)]);
  const sums = kernels.cumsum({ x: a, out }, { ...axis(2), exclusive: false, reverse: true });
  expect(result(out, sums)).toEqual([-1, -(2 ** 31)]);
  expect(result(out, kernels.shiftRight({ x: a, out }, { by: 0 }))).toEqual([...(a.data as Int32Array)]);
  expect(result(out, kernels.shiftRight({ x: a, out }, { by: 8 }))).toEqual([2 ** 23 - 1, 2 ** 23]);
});

test("comparisons with NaN are 0", () => {
  const [a, b, out] = [doubles(NaN, NaN, 1), doubles(NaN, 1, NaN), integers(0, 0, 0)];
  expect(result(out, kernels.equal({ a, b, out }, {}))).toEqual([0, 0, 0]);
  expect(result(out, kernels.greater({ a, b, out }, {}))).toEqual([0, 0, 0]);
  expect(result(out, kernels.greaterEqual({ a, b, out }, {}))).toEqual([0, 0, 0]);
});

test("indices out of range gather NaN, or 0 for integers, and scatter nothing", () => {
  const indices = integers(2, -1, 0, 3, 2);
  const parameters = { ...axis(3), count: 5 };
  const [float, int, three] = [doubles(0, 0, 0, 0, 0), integers(0, 0, 0, 0, 0), doubles(0, 0, 0)];
  expect(result(float, kernels.gather({ x: doubles(1, 2, 3), indices, out: float }, parameters))).toEqual([
    3,
    NaN,
    1,
    NaN,
    3,
  ]);
  expect(result(int, kernels.gather({ x: integers(1, 2, 3), indices, out: int }, parameters))).toEqual([
    3, 0, 1, 0, 3,
  ]);
  const scattered = kernels.scatterSum({ x: doubles(1, 2, 3, 4, 5), indices, out: three }, parameters);
  expect(result(three, scattered)).toEqual([3, 0, 6]);
});

test("walks flip, transpose, broadcast, and reach a scalar", () => {
  const [x, out, one] = [doubles(0, 1, 2, 3, 4, 5), doubles(0, 0, 0, 0, 0, 0), doubles(0)];
  const read = (shape: number[], strides: number[], offset: number) =>
    result(out, kernels.stridedRead({ x, out }, { shape, strides, offset }));
  expect(read([3, 2], [1, 3], 0)).toEqual([0, 3, 1, 4, 2, 5]);
  expect(read([2, 3], [0, -1], 5)).toEqual([5, 4, 3, 5, 4, 3]);
  const scalar = { shape: [], strides: [], offset: 4 };
  expect(result(one, kernels.stridedRead({ x, out: one }, scalar))).toEqual([4]);
  expect(result(out, kernels.stridedWrite({ x: doubles(9), out }, { ...scalar, value: 7 }))).toEqual([
    7, 7, 7, 7, 9, 7,
  ]);
});

test("an elementwise kernel may write into its operand", () => {
  const [a, b] = [doubles(1, 2, 3), doubles(4, 5, 6)];
  kernels.sub({ a, b, out: a }, {})();
  expect(a.data).toEqual(Float64Array.of(-3, -3, -3));
  kernels.where({ condition: integers(1, 0, 1), a: b, b: a, out: a }, {})();
  expect(a.data).toEqual(Float64Array.of(4, -3, 6));
});
