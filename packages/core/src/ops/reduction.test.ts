import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { logSumExp } from "./logSumExp.ts";
import { max } from "./max.ts";
import { mean } from "./mean.ts";
import { moments } from "./moments.ts";
import { sum } from "./sum.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("drops or keeps the reduced axes", () => {
  expect(sum(input(2, 3, 4)).shape).toEqual([]);
  expect(mean(input(2, 3, 4), { axes: [0, -1] }).shape).toEqual([3]);
  expect(max(input(2, 3, 4), { axes: 1, keepDims: true }).shape).toEqual([2, 1, 4]);
  expect(logSumExp(input(2, 3, 4), { axes: [] }).shape).toEqual([2, 3, 4]);
  const { mean: m, variance } = moments(input(2, 3, 4, 5), { axes: [0, 2, 3], keepDims: true });
  expect([m.shape, variance.shape]).toEqual([
    [1, 3, 1, 1],
    [1, 3, 1, 1],
  ]);
});

it("takes neighbouring axes together", () => {
  const { node } = sum(input(2, 3, 4, 5), { axes: [1, 2] });
  expect(node.parameters).toEqual({ outer: 2, length: 12, inner: 5 });
});

it("says which axes there are", () => {
  expect(() => sum(input(2, 3), { axes: 2 })).toThrow(
    "sum: has no axis 2 in a tensor of rank 2; axes go from -2 to 1.",
  );
  expect(() => max(input(2, 3), { axes: [0, -2] })).toThrow(
    "max: names an axis twice in [0,-2]; each axis can be reduced once.",
  );
  expect(() => mean(input(), { axes: 0 })).toThrow(
    "mean: has no axis 0 in a tensor of rank 0; a scalar has no axes.",
  );
});
