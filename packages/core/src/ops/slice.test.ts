import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { slice } from "./slice.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("takes whole axes where nothing is said, and counts negative indices from the end", () => {
  const { shape, node } = slice(input(5, 6, 2), { begin: [1, -3], end: [-1], strides: [2] });
  expect(shape).toEqual([2, 3, 2]);
  expect(node.parameters).toEqual({ shape: [2, 3, 2], strides: [24, 2, 1], offset: 18 });
});

it("computes nothing where everything is taken", () => {
  const x = input(2, 3);
  expect(slice(x, { end: [2] })).toBe(x);
});

it("stays within the axes", () => {
  expect(() => slice(input(5, 6), { begin: [0, 2], end: [5, 9] })).toThrow(
    "slice: cannot take 2 to 9 of axis 1 of [5,6]; begin and end must lie between 0 and 6, in this order.",
  );
  expect(() => slice(input(5), { strides: [0] })).toThrow(
    "slice: cannot use stride 0 on axis 0; strides must be whole numbers from 1.",
  );
  expect(() => slice(input(5), { begin: [0, 0] })).toThrow("slice: was given 2 axes for [5]; 1 is the most.");
});
