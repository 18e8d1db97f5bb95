import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { argMax } from "./argMax.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("gives int32 without its axis, or with it", () => {
  expect(argMax(input(2, 3)).shape).toEqual([2]);
  expect(argMax(input(2, 3), { axis: 0, keepDims: true }).shape).toEqual([1, 3]);
  expect(argMax(input(2, 3)).dtype).toBe("int32");
});

it("finds nothing on an empty axis", () => {
  expect(() => argMax(input(3, 0))).toThrow(
    "argMax: axis 1 of [3,0] is empty; it must have one element at least.",
  );
});
