import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { linear } from "./linear.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("works on the last axis, with and without a bias", () => {
  expect(linear(input(2, 3, 4), input(4, 5), input(5)).shape).toEqual([2, 3, 5]);
  expect(linear(input(2, 4), input(4, 5)).node.kind).toBe("matmul");
});
