import { expect, test } from "vitest";
import { errorFunction } from "./errorFunction.ts";

/** x, and erf x as mpmath gives it with 40 digits, rounded to a double. */
const known = [
  [1e-300, 1.1283791670955126e-300],
  [1e-8, 1.1283791670955126e-8],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [1.5, 0.9661051464753108],
  [1.999, 0.9953015566513705],
  [2, 0.9953222650189527],
  [2.5, 0.999593047982555],
  [3, 0.9999779095030014],
  [4, 0.9999999845827421],
  [5.5, 0.9999999999999927],
  [6.1, 1],
  [Infinity, 1],
] as const;

test.each(known)("erf %d", (x, y) => {
  const tolerance = 3 * Number.EPSILON * y;
  expect(Math.abs(errorFunction(x) - y)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(errorFunction(-x) + y)).toBeLessThanOrEqual(tolerance);
});

test("erf of NaN and of zeros", () => {
  expect(errorFunction(NaN)).toBeNaN();
  expect(errorFunction(0)).toBe(0);
  expect(errorFunction(-0)).toBe(-0);
});
