import type { DType, ElementwiseName, TypedArray } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import { compute } from "../node/testing/compute.ts";
import { testBackend } from "../node/testing/testBackend.ts";

const { backend, missing } = await testBackend();

const specials = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -3,
  1e-6,
  -1e-6,
  88,
  -88,
  1e20,
  -1e20,
  Infinity,
  -Infinity,
  NaN,
];
const dense = Array.from({ length: 4000 }, (_, i) => (i - 2000) / 173.3);
const small = Array.from({ length: 2000 }, (_, i) => (i % 2 ? -1 : 1) * 10 ** (-7 + i / 290));
const numbers = new Float32Array([...specials, ...dense, ...small]);

/** Error in units in the last place of the expected float32, or of 1e-37 below it. */
function ulps(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === Math.fround(expected)) return 0;
  const exponent = Math.max(-122, Math.floor(Math.log2(Math.abs(expected))));
  return Math.abs(actual - expected) / 2 ** (exponent - 23);
}

function erf(x: number): number {
  const z = Math.abs(x);
  if (z > 6) return Math.sign(x);
  if (z > 2.5) {
    // erfc by its continued fraction (Abramowitz and Stegun 7.1.14).
    let fraction = 0;
    for (let k = 200; k >= 1; k--) fraction = k / 2 / (z + fraction);
    return Math.sign(x) * (1 - Math.exp(-z * z) / Math.sqrt(Math.PI) / (z + fraction));
  }
  let term = x;
  let total = x;
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

type Case = readonly [ElementwiseName, (x: number) => number, mostUlps: number];
const unary: readonly Case[] = [
  ["neg", (x) => -x, 0],
  ["abs", Math.abs, 0],
  ["sign", Math.sign, 0],
  ["floor", Math.floor, 0],
  ["exp", Math.exp, 2],
  ["expm1", Math.expm1, 3],
  ["log", Math.log, 2],
  ["log1p", Math.log1p, 3],
  ["sqrt", Math.sqrt, 3],
  ["tanh", Math.tanh, 6],
  ["sigmoid", (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))), 4],
  ["erf", erf, 3],
  ["relu", (x) => (x > 0 || Number.isNaN(x) ? x : 0), 0],
];

describe.skipIf(missing)(`elementwise kernels${missing ? ` (${missing})` : ""}`, () => {
  const run = (kernel: ElementwiseName, operands: Record<string, TypedArray>, dtype: DType = "float32") =>
    compute(backend!, { kernel, operands, size: Object.values(operands)[0].length, dtype });

  it.each(unary)("%s", async (kernel, reference, most) => {
    const actual = await run(kernel, { x: numbers });
    let worst = { error: 0, x: 0, actual: 0, expected: 0 };
    actual.forEach((y, i) => {
      const x = numbers[i];
      let expected = reference(x);
      if (Math.abs(expected) < 1.2e-38) expected = 0;
      if (Math.abs(expected) >= 2 ** 128) expected = Math.sign(expected) * Infinity;
      if (Number.isNaN(expected)) expect(y, `${kernel}(${x})`).toBeNaN();
      else {
        const error = Math.abs(y) === 0 && expected === 0 ? 0 : ulps(y, expected);
        if (!(error <= worst.error)) worst = { error, x, actual: y, expected };
      }
    });
    expect(worst.error, JSON.stringify(worst)).toBeLessThanOrEqual(most);
  });

  it.each([
    ["sin", Math.sin],
    ["cos", Math.cos],
  ] as const)("%s up to 10^4", async (kernel, reference) => {
    const x = new Float32Array(8000).map((_, i) => (i - 4000) * (i < 4000 ? 2.4999 : 0.01));
    const actual = await run(kernel, { x });
    let worst = 0;
    actual.forEach((y, i) => {
      worst = Math.max(worst, Math.abs(y - reference(x[i])));
    });
    expect(worst).toBeLessThan(1.5e-7);
    expect([...(await run(kernel, { x: new Float32Array([NaN, Infinity, -Infinity]) }))]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });

  it("pow has the corners of IEEE 754", async () => {
    const axis = [
      0,
      -0,
      1,
      -1,
      0.5,
      2,
      -2,
      3,
      -3,
      10,
      2.5,
      -2.5,
      30,
      17,
      1e-3,
      -17,
      Infinity,
      -Infinity,
      NaN,
    ];
    const a = new Float32Array(axis.flatMap((x) => axis.map(() => x)));
    const b = new Float32Array(axis.flatMap(() => axis));
    const actual = await run("pow", { a, b });
    actual.forEach((y, i) => {
      // JavaScript differs from IEEE 754 in these: 1^NaN, (±1)^±Infinity.
      const isOne = a[i] === 1 || (a[i] === -1 && Math.abs(b[i]) === Infinity);
      const expected = isOne ? 1 : Math.fround(a[i] ** b[i]);
      const message = `${a[i]}^${b[i]}`;
      if (Number.isFinite(expected) && Math.abs(expected) > 1.2e-38)
        expect(Math.abs(y / expected - 1), `${message} = ${y}`).toBeLessThan(4e-6);
      else if (Math.abs(expected) > 0 && Math.abs(expected) < 1.2e-38) expect(y, message).toBeCloseTo(0);
      else expect(Object.is(y, expected), `${message} = ${y}, not ${expected}`).toBe(true);
    });
  });

  it("carries NaN through maximum, minimum, reluGrad's dy, and never through comparisons", async () => {
    const a = new Float32Array([NaN, 1, NaN, 2, -1, Infinity]);
    const b = new Float32Array([1, NaN, NaN, 1, 3, -Infinity]);
    expect([...(await run("maximum", { a, b }))]).toEqual([NaN, NaN, NaN, 2, 3, Infinity]);
    expect([...(await run("minimum", { a, b }))]).toEqual([NaN, NaN, NaN, 1, -1, -Infinity]);
    expect([...(await run("reluGrad", { y: b, dy: a }))]).toEqual([NaN, 0, 0, 2, -1, 0]);
    expect([...(await run("greater", { a, b }, "int32"))]).toEqual([0, 0, 0, 1, 0, 1]);
    for (const kernel of ["equal", "greaterEqual"] as const)
      expect([...(await run(kernel, { a, b: a }, "int32"))]).toEqual([0, 1, 0, 1, 1, 1]);
  });

  it("divides", async () => {
    const a = new Float32Array([1, -1, 0, 7, 1e30, NaN, Infinity]);
    const b = new Float32Array([0, 0, 0, 3, 1e-30, 1, Infinity]);
    const actual = await run("div", { a, b });
    [...actual].forEach((y, i) => {
      const expected = Math.fround(a[i] / b[i]);
      if (Number.isFinite(expected)) expect(ulps(y, expected)).toBeLessThanOrEqual(3);
      else expect(y).toBe(expected);
    });
  });

  it("wraps int32, shifts zeros in, casts towards zero and selects", async () => {
    const a = new Int32Array([2 ** 31 - 1, -(2 ** 31), 65537, -1]);
    const b = new Int32Array([1, -1, 65537, 3]);
    expect([...(await run("add", { a, b }, "int32"))]).toEqual([...a].map((x, i) => (x + b[i]) | 0));
    expect([...(await run("sub", { a, b }, "int32"))]).toEqual([...a].map((x, i) => (x - b[i]) | 0));
    expect([...(await run("mul", { a, b }, "int32"))]).toEqual([...a].map((x, i) => Math.imul(x, b[i])));
    expect([...(await run("neg", { x: a }, "int32"))]).toEqual([...a].map((x) => -x | 0));
    const shift = {
      kernel: "shiftRight",
      operands: { x: a },
      parameters: { by: 8 },
      size: 4,
      dtype: "int32",
    } as const;
    expect([...(await compute(backend!, shift))]).toEqual([...a].map((x) => x >>> 8));
    const x = new Float32Array([1.9, -1.9, 1e9, -0.5]);
    const cast = {
      kernel: "cast",
      operands: { x },
      parameters: { dtype: "int32" },
      size: 4,
      dtype: "int32",
    } as const;
    expect([...(await compute(backend!, cast))]).toEqual([1, -1, 1e9, 0]);
    const condition = new Int32Array([1, 0, -2, 0]);
    expect([...(await run("where", { condition, a, b }, "int32"))]).toEqual([a[0], b[1], a[2], b[3]]);
  });
});
