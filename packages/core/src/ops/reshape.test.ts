import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { expandDims } from "./expandDims.ts";
import { flatten } from "./flatten.ts";
import { reshape } from "./reshape.ts";
import { squeeze } from "./squeeze.ts";
import { tile } from "./tile.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("fills in what is left", () => {
  expect(reshape(input(2, 6), [3, -1]).shape).toEqual([3, 4]);
  expect(() => reshape(input(2, 3), [4, -1])).toThrow(
    "reshape: cannot make [4,-1] of [2,3]; both must have 6 elements.",
  );
});

it("joins, drops and adds axes", () => {
  expect(flatten(input(2, 3, 4)).shape).toEqual([24]);
  expect(flatten(input(2, 3, 4), { from: 1 }).shape).toEqual([2, 12]);
  expect(flatten(input()).shape).toEqual([1]);
  expect(squeeze(input(1, 3, 1)).shape).toEqual([3]);
  expect(squeeze(input(1, 3, 1), -1).shape).toEqual([1, 3]);
  expect(expandDims(input(2, 3), -1).shape).toEqual([2, 3, 1]);
  expect(expandDims(input(2, 3), 1).shape).toEqual([2, 1, 3]);
  expect(() => squeeze(input(1, 3), 1)).toThrow(
    "squeeze: cannot drop axis 1 of [1,3]; only axes of length 1 can be dropped.",
  );
});

it("repeats axes, with new ones in front", () => {
  expect(tile(input(2), [3, 2]).shape).toEqual([3, 4]);
  expect(() => tile(input(2, 2), [3])).toThrow(
    "tile: cannot repeat [2,2] [3] times; give a whole number from 0 for each axis.",
  );
});
