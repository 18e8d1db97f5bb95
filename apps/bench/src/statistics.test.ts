import { expect, test } from "vitest";
import { median, quantile, stepsPerSample } from "./statistics.ts";

test("the median of an odd number of values is the middle one", () => {
  expect(median([5, 1, 3])).toBe(3);
});

test("the median of an even number of values is the mean of the middle two", () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
});

test("the median leaves the order of its values alone", () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test("there is no median of no values", () => {
  expect(() => median([])).toThrow("median: of no values; at least one is needed.");
});

test.each([
  [0.0002, 25, 125_000],
  [10, 25, 3],
  [25, 25, 1],
  [4000, 25, 1],
  [0, 25, 1],
])("steps of %d ms make a sample of %d ms: %d", (stepMs, sampleMs, steps) => {
  expect(stepsPerSample(stepMs, sampleMs)).toBe(steps);
});

test("a quantile lies between the two nearest values", () => {
  expect(quantile([4, 1, 2, 3], 0)).toBe(1);
  expect(quantile([4, 1, 2, 3], 0.25)).toBe(1.75);
  expect(quantile([4, 1, 2, 3], 1)).toBe(4);
});
