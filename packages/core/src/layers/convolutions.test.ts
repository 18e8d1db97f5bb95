import { expect, it } from "vitest";
import { Trace } from "../compile/trace.ts";
import { inputLeaf } from "../graph/apply.ts";
import { summary } from "../summary/summary.ts";
import { conv1d } from "./conv1d.ts";
import { conv2d } from "./conv2d.ts";
import { convTranspose2d } from "./convTranspose2d.ts";
import { dense } from "./dense.ts";
import { depthwiseConv2d } from "./depthwiseConv2d.ts";
import { flatten } from "./flatten.ts";
import { globalAvgPool } from "./globalPools.ts";
import type { Layer } from "./layer.ts";
import { maxPool2d } from "./maxPool2d.ts";
import { reflectPad, zeroPad } from "./paddings.ts";
import { separableConv2d } from "./separableConv2d.ts";
import { sequential } from "./sequential.ts";
import { upsample } from "./upsample.ts";

const shapeOf = (layer: Layer, ...shape: number[]): readonly number[] => {
  const trace = new Trace({ name: "test", dtypes: ["float32"] }, true);
  return trace.call(layer, inputLeaf("x", shape, "float32")).shape;
};

it("finds out channels and places by itself", () => {
  const model = sequential([
    conv2d(8, 5, { padding: "same" }),
    maxPool2d(2),
    separableConv2d(16, 3),
    flatten(),
    dense(10),
  ]);
  const { rows, parameters } = summary(model, [1, 28, 28, 1]);
  expect(rows.at(-1)?.outputShape).toEqual([1, 10]);
  expect(parameters).toBe(25 * 8 + 8 + 9 * 8 + 8 * 16 + 16 + 12 * 12 * 16 * 10 + 10);
});

it("takes channels first, and gives them first", () => {
  const first = { layout: "channelsFirst" } as const;
  expect(shapeOf(conv2d(8, 3, first), 2, 3, 9, 7)).toEqual([2, 8, 7, 5]);
  expect(shapeOf(conv1d(8, 3, { ...first, strides: 2 }), 2, 3, 9)).toEqual([2, 8, 4]);
  expect(shapeOf(maxPool2d(2, first), 2, 3, 9, 7)).toEqual([2, 3, 4, 3]);
  expect(shapeOf(globalAvgPool(first), 2, 3, 9, 7)).toEqual([2, 3]);
  expect(shapeOf(upsample(3, first), 2, 3, 4, 5)).toEqual([2, 3, 12, 15]);
  expect(shapeOf(reflectPad([1, [2, 0]], first), 2, 3, 4, 5)).toEqual([2, 3, 6, 7]);
});

it("makes places more", () => {
  expect(shapeOf(convTranspose2d(4, 3, { strides: 2, padding: "same" }), 1, 7, 7, 8)).toEqual([1, 14, 14, 4]);
  expect(shapeOf(convTranspose2d(4, 3, { strides: 2, padding: 1, outputPadding: 1 }), 1, 7, 7, 8)).toEqual([
    1, 14, 14, 4,
  ]);
  expect(shapeOf(convTranspose2d(4, 2, { strides: 3, padding: "same" }), 1, 5, 5, 8)).toEqual([1, 15, 15, 4]);
  expect(shapeOf(zeroPad([1, [0, 2]]), 1, 4, 4, 1)).toEqual([1, 6, 6, 1]);
});

it("says which settings are wrong", () => {
  expect(() => conv2d(0, 3)).toThrow("conv2d: cannot have 0 filters; give a whole number from 1.");
  expect(() => conv2d(6, 3, { groups: 4 })).toThrow(
    "conv2d: cannot cut 6 filters into 4 groups; the groups must divide the filters.",
  );
  expect(() => conv2d(6, -1)).toThrow(
    "conv2d: cannot use a kernel of [-1]; give one whole number from 1, or 2 of them.",
  );
  expect(() => conv2d(6, [3, 3, 3])).toThrow(
    "conv2d: cannot use a kernel of [3,3,3]; give one whole number from 1, or 2 of them.",
  );
  expect(() => conv2d(6, 3, { layout: "NCHW" as "channelsFirst" })).toThrow(
    'conv2d: has no layout NCHW; choose "channelsLast" or "channelsFirst".',
  );
  expect(() => depthwiseConv2d(3, { multiplier: 0.5 })).toThrow(
    "depthwiseConv2d: cannot have 0.5 filters; give a whole number from 1.",
  );
  expect(() => shapeOf(upsample(0.5), 1, 4, 4, 1)).toThrow(
    "upsample: cannot use factor [0.5]; give one whole number from 1, or 2 of them",
  );
});

it("says which inputs are wrong", () => {
  expect(() => shapeOf(conv2d(4, 5), 1, 3, 9, 1)).toThrow(
    'conv2d: a kernel of [5,5] is larger than the input of [3,9]; take a smaller kernel, or padding: "same"',
  );
  expect(() => shapeOf(conv2d(4, 3, { groups: 2 }), 1, 9, 9, 3)).toThrow(
    "conv2d: cannot cut 3 channels in and 4 out into 2 groups; both must be multiples of the number of groups",
  );
  expect(() => shapeOf(conv2d(4, 3), 9, 9)).toThrow(
    "conv2d: cannot take an input of [9,9]; it must be [batch, height, width, channels]",
  );
  expect(() => shapeOf(conv1d(4, 3, { layout: "channelsFirst" }), 9, 9)).toThrow(
    "conv1d: cannot take an input of [9,9]; it must be [batch, channels, ...]",
  );
});
