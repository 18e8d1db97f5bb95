import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { prod } from "./prod.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("multiplies in pairs", () => {
  const depth = (x: Tensor): number =>
    x.node.source
      ? 0
      : Math.max(...Object.values(x.node.inputs).map(depth)) + (x.node.kind === "mul" ? 1 : 0);
  expect(depth(prod(input(1000)))).toBeLessThanOrEqual(20);
  expect(prod(input(3, 5), { axes: 1, keepDims: true }).shape).toEqual([3, 1]);
});

it("is 1 of no elements", () => {
  expect(prod(input(2, 0), { axes: 1 }).node.source).toEqual({ kind: "constant", value: 1 });
});
