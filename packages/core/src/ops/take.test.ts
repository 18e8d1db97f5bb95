import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { embedding } from "./embedding.ts";
import { oneHot } from "./oneHot.ts";
import { take } from "./take.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");
const integers = (...shape: number[]): Tensor => inputLeaf("ids", shape, "int32");

it("puts the indices' shape in the place of the axis", () => {
  expect(take(input(2, 5, 3), integers(4, 6), { axis: 1 }).shape).toEqual([2, 4, 6, 3]);
  expect(take(input(5, 3), integers()).shape).toEqual([3]);
  expect(embedding(input(7, 3), integers(2, 4)).shape).toEqual([2, 4, 3]);
  expect(oneHot(integers(2), 5).shape).toEqual([2, 5]);
});

it("wants int32 indices and a table of rows", () => {
  expect(() => take(input(5), input(2))).toThrow(
    "take: the tensor of indices is float32; it must be int32: cast it first.",
  );
  expect(() => embedding(input(5), integers(2))).toThrow(
    "embedding: cannot take rows of [5]; the table must have two axes, [V, D].",
  );
});
