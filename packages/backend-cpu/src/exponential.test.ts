import { expect, test } from "vitest";
import { exp } from "./exponential.ts";

test("exp is that of Math to 2 units in the last place", () => {
  for (let x = -750; x < 709; x += 0.0137)
    expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(2 * Number.EPSILON * Math.exp(x));
  for (let x = 1; x > 1e-20; x /= 3)
    expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(Number.EPSILON * 2);
});

test("exp at its corners", () => {
  expect([0, -0, 1000, -1000, Infinity, -Infinity, NaN].map(exp)).toEqual([
    1,
    1,
    Infinity,
    0,
    Infinity,
    0,
    NaN,
  ]);
});
