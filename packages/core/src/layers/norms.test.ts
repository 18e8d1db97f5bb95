import { expect, it } from "vitest";
import { Trace } from "../compile/trace.ts";
import { inputLeaf } from "../graph/apply.ts";
import { groupNorm as groupNormOp } from "../ops/groupNorm.ts";
import { layerNorm as layerNormOp } from "../ops/layerNorm.ts";
import { batchNorm } from "./batchNorm.ts";
import { groupNorm } from "./groupNorm.ts";
import { instanceNorm } from "./instanceNorm.ts";
import type { Layer } from "./layer.ts";
import { layerNorm } from "./layerNorm.ts";
import { rmsNorm } from "./rmsNorm.ts";

const given = (layer: Layer, ...shapes: number[][]) => {
  const trace = new Trace({ name: "test", dtypes: ["float32"] }, true);
  return () => shapes.map((shape) => trace.call(layer, inputLeaf("x", shape, "float32")).shape);
};

it("leaves the shape of its input as it is", () => {
  for (const layer of [batchNorm(), layerNorm(), rmsNorm(), groupNorm(2), instanceNorm()])
    expect(given(layer, [2, 3, 3, 4])()).toEqual([[2, 3, 3, 4]]);
});

it("takes inputs of the channels that it was made for", () => {
  expect(given(batchNorm(), [5, 3], [5, 4])).toThrow(
    "read: weight has shape [3] where [4] is needed; give the layer inputs of the size that it was made for (in layer batchNorm).",
  );
});

it("says what it can't normalize", () => {
  expect(given(batchNorm(), [1, 3])).toThrow(
    "batchNorm: cannot train on one number per channel, as [1,3] has it; give it two examples or more.",
  );
  expect(given(batchNorm({ layout: "channelsFirst" }), [3])).toThrow(
    "batchNorm: has no axis 1 in a tensor of rank 1; axes go from -1 to 0.",
  );
  expect(given(batchNorm(), [3])).toThrow(
    "batchNorm: takes axis 0 of [3] for channels; the first axis must count the examples.",
  );
  expect(given(groupNorm(4), [2, 3, 6])).toThrow(
    "groupNorm: cannot cut 6 channels of [2,3,6] into 4 groups; the groups must divide 6.",
  );
  expect(given(layerNorm({ trailing: 2 }), [3])).toThrow(
    "layerNorm: cannot normalize the last 2 axes of [3]; inputs must have as many.",
  );
  expect(given(rmsNorm(), [])).toThrow(
    "rmsNorm: was given a scalar; inputs must have a last axis of features.",
  );
});

it("says which settings are wrong", () => {
  expect(() => batchNorm({ momentum: 1.5 })).toThrow(
    "batchNorm: momentum 1.5 is no share; choose from 0 to 1, such as 0.1.",
  );
  expect(() => batchNorm({ layout: "NCHW" as "channelsFirst" })).toThrow(
    'batchNorm: has no layout NCHW; choose "channelsLast" or "channelsFirst".',
  );
  expect(() => groupNorm(0)).toThrow("groupNorm: cannot have 0 groups; give a whole number from 1.");
  expect(() => layerNorm({ trailing: 0 })).toThrow(
    "layerNorm: cannot normalize 0 axes; give a whole number from 1.",
  );
  const x = inputLeaf("x", [2, 4], "float32");
  expect(() => layerNormOp(x, { epsilon: -1 })).toThrow(
    "layerNorm: cannot use epsilon -1; it must be 0 or greater.",
  );
  const gamma = inputLeaf("gamma", [3], "float32");
  expect(() => groupNormOp(x, { groups: 2, gamma })).toThrow(
    "groupNorm: gamma has shape [3], and axis 1 of [2,4] are the channels; gamma must have shape [4].",
  );
});
