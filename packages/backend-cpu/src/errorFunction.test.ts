import { expect, test } from "vitest";
import { errorFunction } from "./errorFunction.ts";
import { errorFunctionOfSingles } from "./errorFunctionOfSingles.ts";

/** x and erf x, as mpmath computes it with 40 digits. */
const known: readonly (readonly [x: number, y: number])[] = [
  [1e-300, 1.1283791670955126e-300],
  [1e-9, 1.1283791670955127e-9],
  [0.01, 0.011283415555849618],
  [0.25, 0.27632639016823696],
  [0.46, 0.4846553900016797],
  [0.46875, 0.49261347321793797],
  [0.5, 0.5204998778130465],
  [0.75, 0.7111556336535151],
  [1, 0.8427007929497149],
  [1.5, 0.9661051464753108],
  [2, 0.9953222650189527],
  [2.75, 0.9998993780778803],
  [3.9, 0.9999999652077514],
  [4.1, 0.9999999932999724],
  [5, 0.9999999999984626],
  [5.9, 0.9999999999999999],
  [6.1, 1.0],
  [40, 1.0],
];

test.each(known)("erf(%f)", (x, y) => {
  expect(Math.abs(errorFunction(x) / y - 1)).toBeLessThan(4e-16);
  expect(errorFunction(-x)).toBe(-errorFunction(x));
});

test("erf at its corners", () => {
  expect([0, -0, Infinity, -Infinity, NaN].map(errorFunction)).toEqual([0, -0, 1, -1, NaN]);
});

test("erf for float32 is as exact as that is, everywhere", () => {
  for (let x = -3.999; x < 4; x += 1.37e-5) {
    const y = errorFunction(x);
    const error = Math.abs(errorFunctionOfSingles(x) / y - 1);
    if (error > 4e-9) expect.fail(`erf ${x} is ${y}, not ${errorFunctionOfSingles(x)}`);
  }
  expect(Math.fround(errorFunction(4))).toBe(1);
  expect([0, -0, 4, -4.5, Infinity, -Infinity, NaN].map(errorFunctionOfSingles)).toEqual([
    ...[0, 0, 1, -1, 1, -1, NaN],
  ]);
});
