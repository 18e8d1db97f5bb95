import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { concat } from "./concat.ts";
import { split } from "./split.ts";
import { stack } from "./stack.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("joins along an axis", () => {
  expect(concat([input(2, 3), input(1, 3), input(0, 3), input(4, 3)]).shape).toEqual([7, 3]);
  expect(concat([input(2, 3), input(2, 1)], -1).shape).toEqual([2, 4]);
  expect(stack([input(2, 3), input(2, 3)], -1).shape).toEqual([2, 3, 2]);
});

it("says which tensors do not fit", () => {
  expect(() => concat([])).toThrow("concat: was given no tensors; give one at least.");
  expect(() => concat([input(2, 3), input(2, 4)])).toThrow(
    "concat: cannot join [2,3] and [2,4] along axis 0; other axes must be equal.",
  );
  expect(() => stack([input(2), input(3)])).toThrow("stack: cannot stack [2] and [3]; shapes must be equal.");
});

it("cuts into equal parts or given ones", () => {
  expect(split(input(6, 2), 3).map((part) => part.shape)).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
  ]);
  expect(split(input(2, 6), [1, 5], 1).map((part) => part.shape)).toEqual([
    [2, 1],
    [2, 5],
  ]);
  expect(() => split(input(6), 4)).toThrow(
    "split: cannot cut axis 0 of [6] into 4 parts; the parts must be whole and add up to 6.",
  );
  expect(() => split(input(6), [4, 3])).toThrow("into [4,3]; the parts must be whole and add up to 6.");
});
