import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { pad } from "./pad.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

const pads = [
  [1, 2],
  [0, 3],
] as const;

it("adds elements before and after", () => {
  expect(pad(input(2, 3), { pads }).shape).toEqual([5, 6]);
  expect(pad(input(2, 3), { pads, mode: "edge" }).shape).toEqual([5, 6]);
  expect(pad(input(2, 3), { pads, value: 7 }).node.parameters).toEqual({
    shape: [2, 3],
    strides: [6, 1],
    offset: 6,
    value: 7,
  });
});

it("mirrors without repeating the edge", () => {
  const { node } = pad(input(4), { pads: [[3, 2]], mode: "reflect" });
  expect(node.inputs.indices?.node.source).toEqual({
    kind: "data",
    data: new Int32Array([3, 2, 1, 0, 1, 2, 3, 2, 1]),
  });
});

it("says how much can be added", () => {
  expect(() => pad(input(2, 3), { pads: [[1, 1]] })).toThrow(
    "pad: was given 1 pads for [2,3]; there must be one pair for each axis.",
  );
  expect(() => pad(input(2), { pads: [[-1, 0]] })).toThrow(
    "pad: cannot add [-1,0] to axis 0; give whole numbers from 0 (slice takes away).",
  );
  expect(() => pad(input(4), { pads: [[0, 4]], mode: "reflect" })).toThrow(
    "pad: cannot reflect 4 elements at axis 0 of [4]; 3 is the most.",
  );
  expect(() => pad(input(0), { pads: [[0, 1]], mode: "edge" })).toThrow(
    "pad: cannot repeat 1 elements at axis 0 of [0]; 0 is the most.",
  );
});
