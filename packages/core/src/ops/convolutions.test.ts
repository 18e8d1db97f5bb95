import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { adaptiveAvgPool } from "./adaptiveAvgPool.ts";
import { avgPool1d } from "./avgPool1d.ts";
import { conv2d } from "./conv2d.ts";
import { convTranspose2d } from "./convTranspose2d.ts";
import { globalAvgPool } from "./globalAvgPool.ts";
import { maxPool2d } from "./maxPool2d.ts";
import { resize } from "./resize.ts";
import type { Padding } from "./windows.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("pads as said, and as much as makes the output as long as the input", () => {
  const w = input(3, 2, 4, 5);
  const shape = (padding: Padding, strides = 1): readonly number[] =>
    conv2d(input(2, 7, 8, 4), w, { padding, strides }).shape;
  expect(shape("valid")).toEqual([2, 5, 7, 5]);
  expect(shape("same")).toEqual([2, 7, 8, 5]);
  expect(shape("same", 3)).toEqual([2, 3, 3, 5]);
  expect(shape(1)).toEqual([2, 7, 9, 5]);
  expect(shape([1, [0, 2]])).toEqual([2, 7, 9, 5]);
});

it("convolves with one tap as a product of matrices", () => {
  expect(conv2d(input(2, 7, 8, 4), input(1, 1, 4, 5), { strides: 2 }).node.kind).toBe("alias");
  expect(conv2d(input(2, 7, 8, 4), input(1, 1, 4, 5), { padding: 1 }).node.kind).toBe("conv");
});

it("says which settings of a convolution are wrong", () => {
  const x = input(2, 5, 5, 4);
  const w = input(3, 3, 4, 6);
  expect(() => conv2d(x, w, { padding: ["same", 1] as unknown as Padding })).toThrow(
    'conv2d: cannot use padding ["same",1]; give "same" or "valid" for all axes, or whole numbers from 0: one, or for each of 2 axes one or [before, after].',
  );
  expect(() => conv2d(x, w, { padding: -1 })).toThrow("conv2d: cannot use padding -1; ");
  expect(() => conv2d(x, w, { padding: [1] })).toThrow("conv2d: cannot use padding [1]; ");
  expect(() => conv2d(x, w, { strides: 0 })).toThrow(
    "conv2d: cannot use strides [0]; give one whole number from 1, or 2 of them.",
  );
  expect(() => conv2d(x, w, { dilation: [1, 3] })).toThrow(
    'conv2d: a kernel of [3,3] with dilation [1,3] is larger than the input of [5,5]; take a smaller kernel, or padding: "same".',
  );
  expect(() => conv2d(x, input(9, 9, 4, 6), { padding: 1 })).toThrow(
    "conv2d: a kernel of [9,9] is larger than the input of [5,5] padded to [7,7]; ",
  );
  expect(() => conv2d(x, w, { groups: 3 })).toThrow(
    "conv2d: cannot cut 4 channels in and 6 out into 3 groups; both must be multiples of the number of groups.",
  );
  expect(() => conv2d(x, input(3, 3, 3, 6))).toThrow(
    "conv2d: cannot convolve [2,5,5,4] with a filter of [3,3,3,6]; the filter must take 4 channels.",
  );
  expect(() => conv2d(x, input(3, 4, 6))).toThrow(
    "conv2d: cannot take a filter of [3,4,6]; it must be [height, width, inChannels / groups, outChannels].",
  );
});

it("says which settings of a transposed convolution are wrong", () => {
  const x = input(2, 5, 5, 4);
  const w = input(3, 3, 6, 4);
  expect(() => convTranspose2d(x, w, { strides: 2, outputPadding: 2 })).toThrow(
    "convTranspose2d: cannot use outputPadding [2,2] with strides [2,2]; it must be below the stride, or below the dilation.",
  );
  expect(() => convTranspose2d(x, w, { padding: 4 })).toThrow(
    "convTranspose2d: padding 4 leaves [-1,-1] of [5,5]; take less padding.",
  );
  expect(() => convTranspose2d(x, input(3, 3, 6, 5))).toThrow(
    "convTranspose2d: cannot convolve [2,5,5,4] with a filter of [3,3,6,5]; the filter takes 5 channels.",
  );
});

it("says which settings of pooling and resizing are wrong", () => {
  const x = input(2, 5, 5, 4);
  expect(() => maxPool2d(x, 6)).toThrow("maxPool2d: a kernel of [6,6] is larger than the input of [5,5]; ");
  expect(() => maxPool2d(x, 2, { padding: 2 })).toThrow(
    "maxPool2d: a kernel of [2,2] sees nothing but padding in some windows over [2,5,5,4]; take less padding: it must be below the kernel.",
  );
  expect(() => avgPool1d(x, 2)).toThrow(
    "avgPool1d: cannot take an input of [2,5,5,4]; it must be [batch, width, channels].",
  );
  expect(() => globalAvgPool(input(2, 5))).toThrow(
    "globalAvgPool: cannot take an input of [2,5]; it must be [batch, ..., channels] with spatial axes between.",
  );
  expect(() => adaptiveAvgPool(x, [2, 0])).toThrow(
    "adaptiveAvgPool: cannot use size [2,0]; give one whole number from 1, or 2 of them.",
  );
  expect(() => resize(x, 7, { alignCorners: true })).toThrow(
    'resize: cannot use alignCorners with method "nearest"; it is for bilinear: nearest has halfPixel.',
  );
  expect(() => resize(x, 7, { method: "bilinear", halfPixel: true })).toThrow(
    'resize: cannot use halfPixel with method "bilinear"; it is for nearest: bilinear has alignCorners.',
  );
});
