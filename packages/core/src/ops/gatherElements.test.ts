import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { gatherElements } from "./gatherElements.ts";
import { scatterAdd } from "./scatterAdd.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");
const integers = (...shape: number[]): Tensor => inputLeaf("ids", shape, "int32");

it("takes single elements, also of a part of the other axes", () => {
  expect(gatherElements(input(3, 4), integers(3, 2)).shape).toEqual([3, 2]);
  const part = gatherElements(input(3, 4), integers(2, 7));
  expect(part.shape).toEqual([2, 7]);
  expect(part.node.parameters).toEqual({ outer: 1, length: 8, inner: 1, count: 14 });
});

it("says which ids do not fit", () => {
  expect(() => gatherElements(input(3, 4), integers(4, 2))).toThrow(
    "gatherElements: cannot use ids [4,2] along axis 1 of [3,4]; ids must have as many axes, none of them longer but that one.",
  );
  expect(() => gatherElements(input(3, 4), integers(3))).toThrow("cannot use ids [3] along axis 1 of [3,4]");
  expect(() => scatterAdd(input(3, 4), integers(3, 2), input(3, 1))).toThrow(
    "scatterAdd: cannot add [3,1] by ids [3,2]; their shapes must be equal.",
  );
});

it("adds to single elements of x", () => {
  expect(scatterAdd(input(3, 4), integers(2, 5), input(2, 5)).shape).toEqual([3, 4]);
});
