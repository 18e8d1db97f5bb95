import type { Layer } from "@retrograd/core";
import { exactly, exactlyBetween } from "./exactly.ts";
import type { LayerCase, Variants } from "./layerCases.ts";

const on = (make: () => Layer, shape: readonly number[]): LayerCase => ({ make, shape });

/** Settings of a convolution whose first numbers are exact in float32, and whose bias matters. */
const whose = { weightInitializer: exactly, biasInitializer: exactlyBetween(-0.5, 0.5) };
const first = { layout: "channelsFirst" } as const;
const line = [2, 5, 2];
const image = [1, 4, 4, 2];
const volume = [1, 3, 2, 3, 2];

/** Layers that move windows over places, change their number, or add some around them. */
export const convolutionalCases = {
  conv1d: (make) => ({ "3 filters of 3, same": on(() => make(3, 3, { ...whose, padding: "same" }), line) }),
  conv2d: (make) => ({
    "3 filters of 2, 3": on(() => make(3, [2, 3], whose), image),
    "4 filters in 2 groups, strides 2": on(() => make(4, 2, { ...whose, groups: 2, strides: 2 }), image),
    "2 filters of 3, padded by 1, no bias": on(
      () => make(2, 3, { weightInitializer: exactly, bias: false, padding: 1 }),
      image,
    ),
    "channels first": on(() => make(3, 2, { ...whose, ...first }), [1, 2, 4, 3]),
  }),
  conv3d: (make) => ({ "2 filters of 2": on(() => make(2, 2, whose), volume) }),
  depthwiseConv1d: (make) => ({ "of 3": on(() => make(3, whose), line) }),
  depthwiseConv2d: (make) => ({
    "of 3, same, 2 for each": on(() => make(3, { ...whose, padding: "same", multiplier: 2 }), image),
  }),
  separableConv1d: (make) => ({ "3 filters of 2": on(() => make(3, 2, whose), line) }),
  separableConv2d: (make) => ({
    "3 filters of 3, strides 2": on(() => make(3, 3, { ...whose, strides: 2, padding: "same" }), image),
  }),
  convTranspose1d: (make) => ({
    "3 filters of 3, strides 2": on(() => make(3, 3, { ...whose, strides: 2 }), line),
  }),
  convTranspose2d: (make) => ({
    "3 filters of 3, twice as large": on(
      () => make(3, 3, { ...whose, strides: 2, padding: "same" }),
      [1, 2, 3, 2],
    ),
    "channels first, outputPadding": on(
      () => make(2, 3, { ...whose, ...first, strides: 2, padding: 1, outputPadding: 1 }),
      [1, 2, 2, 3],
    ),
  }),
  convTranspose3d: (make) => ({ "2 filters of 2": on(() => make(2, 2, whose), [1, 2, 2, 2, 2]) }),
  maxPool1d: (make) => ({ "of 2": on(() => make(2), line) }),
  maxPool2d: (make) => ({
    "of 3, strides 2, same": on(() => make(3, { strides: 2, padding: "same" }), image),
    "channels first": on(() => make(2, first), [1, 2, 4, 4]),
  }),
  maxPool3d: (make) => ({ "of 2, strides 1": on(() => make(2, { strides: 1 }), volume) }),
  avgPool1d: (make) => ({ "of 2": on(() => make(2), line) }),
  avgPool2d: (make) => ({
    "of 3, strides 2, same": on(() => make(3, { strides: 2, padding: "same" }), image),
    "channels first, padding counted": on(
      () => make(3, { ...first, strides: 1, padding: 1, countPadding: true }),
      [1, 2, 4, 3],
    ),
  }),
  avgPool3d: (make) => ({ "of 2, strides 1": on(() => make(2, { strides: 1 }), volume) }),
  globalAvgPool: (make) => ({
    "of an image": on(() => make(), image),
    "channels first": on(() => make(first), image),
  }),
  globalMaxPool: (make) => ({ "of an image": on(() => make(), image) }),
  adaptiveAvgPool: (make) => ({ "to 3, 2": on(() => make([3, 2]), image) }),
  upsample: (make) => ({
    "by 2": on(() => make(2), [1, 2, 3, 2]),
    "by 2, bilinear, channels first": on(() => make(2, { method: "bilinear", ...first }), [1, 2, 2, 3]),
  }),
  zeroPad: (make) => ({ "by 1": on(() => make(1), image) }),
  reflectPad: (make) => ({ "by 1 and 2, 0": on(() => make([1, [2, 0]]), image) }),
  edgePad: (make) => ({ "by 1, channels first": on(() => make(1, first), [1, 2, 2, 3]) }),
} satisfies { readonly [K in ConvolutionalName]: Variants<K> };

type ConvolutionalName =
  | `${"conv" | "convTranspose" | "maxPool" | "avgPool"}${1 | 2 | 3}d`
  | `${"depthwiseConv" | "separableConv"}${1 | 2}d`
  | "globalAvgPool"
  | "globalMaxPool"
  | "adaptiveAvgPool"
  | "upsample"
  | "zeroPad"
  | "reflectPad"
  | "edgePad";
