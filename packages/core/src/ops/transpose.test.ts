import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { transpose } from "./transpose.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("moves the axes, reversed unless said", () => {
  expect(transpose(input(2, 3, 4)).shape).toEqual([4, 3, 2]);
  const { shape, node } = transpose(input(2, 3, 4), [2, 0, -2]);
  expect(shape).toEqual([4, 2, 3]);
  expect(node.parameters).toEqual({ shape: [4, 2, 3], strides: [1, 12, 4], offset: 0 });
});

it("computes nothing where only axes of length 1 move", () => {
  expect(transpose(input(1, 3, 1, 2), [1, 0, 3, 2]).node.kind).toBe("alias");
});

it("wants each axis once", () => {
  expect(() => transpose(input(2, 3), [0, 0])).toThrow(
    "transpose: cannot order the axes of [2,3] by [0,0]; each of the axes 0 to 1 must be named once.",
  );
  expect(() => transpose(input(2, 3), [0])).toThrow("by [0]; each of the axes");
});
