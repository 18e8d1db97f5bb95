import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { flip } from "./flip.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("walks from the end of the flipped axes", () => {
  expect(flip(input(2, 3), -1).node.parameters).toEqual({ shape: [2, 3], strides: [3, -1], offset: 2 });
  expect(flip(input(2, 3)).node.parameters).toEqual({ shape: [2, 3], strides: [-3, -1], offset: 5 });
});
