import { describe, expect, test } from "vitest";
import { erf } from "./erf.ts";
import { threefry } from "./randomBits.ts";
import { total } from "./reduction.ts";

describe("formulas that are not one expression", () => {
  /** x, and erf x as mpmath gives it with 40 digits, rounded to a float64. */
  test.each([
    [1e-300, 1.1283791670955126e-300],
    [1e-8, 1.1283791670955126e-8],
    [0.1, 0.1124629160182849],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [3, 0.9999779095030014],
    [5.5, 0.9999999999999927],
    [7, 1],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NaN, Number.NaN],
  ])("erf %d", (x, want) => {
    const out = new Float64Array(2);
    erf({ x: Float64Array.of(x, -x), out }, {});
    const tolerance = 4 * Number.EPSILON * want;
    if (Number.isNaN(want)) expect(out).toEqual(Float64Array.of(want, want));
    else
      for (const [i, sign] of [1, -1].entries())
        expect(Math.abs((out[i] as number) - sign * want)).toBeLessThanOrEqual(tolerance);
  });

  test("Threefry gives Random123's known answers for threefry2x32, 20 rounds", () => {
    const hex = (words: readonly number[]): string[] => words.map((word) => (word >>> 0).toString(16));
    expect(hex(threefry([0, 0], [0, 0]))).toEqual(["6b200159", "99ba4efe"]);
    expect(hex(threefry([-1, -1], [-1, -1]))).toEqual(["1cb996fc", "bb002be7"]);
    expect(hex(threefry([0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3]))).toEqual([
      "c4923a9c",
      "483df7a0",
    ]);
  });

  test("sums lose nothing on the way", () => {
    expect(total([1e100, 1, -1e100])).toBe(1);
    expect(total(Array(10).fill(0.1))).toBe(1);
    expect(total([])).toBe(0);
    expect(total([Number.POSITIVE_INFINITY, 1])).toBe(Number.POSITIVE_INFINITY);
    expect(total([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBeNaN();
  });
});
