import { expect, test } from "vitest";
import { erf } from "./erf.ts";

// Abramowitz and Stegun, table 7.1, and for 2.6 and 4 the erfc of the same source.
test.each([
  [0, 0],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2, 0.9953222650189527],
  [2.6, 0.9997639655834707],
  [4, 0.9999999845827421],
  [8, 1],
])("erf(%d) = %d", (x, value) => {
  expect(erf(x)).toBeCloseTo(value, 14);
  expect(erf(-x)).toBeCloseTo(-value, 14);
});

test("the two formulas meet", () => {
  expect(erf(2.5 - 1e-12)).toBeCloseTo(erf(2.5 + 1e-12), 11);
});
