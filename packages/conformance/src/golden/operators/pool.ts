import { ops } from "@retrograd/core";
import type { Attributes } from "../attributes.ts";
import { channelsFirst, channelsLast } from "./layout.ts";
import { type Operator, ofX } from "./operator.ts";

const layouts = ["NCW", "NCHW"] as const;

function windows(attributes: Attributes) {
  attributes.oneOf("layout", layouts, "NCHW");
  const padding = attributes.oneOf("padding", ["valid", "same", "explicit"]);
  const pads = attributes.optional<[number, number][]>("pads") ?? [];
  const options = {
    strides: attributes.numbers("strides"),
    padding: padding === "explicit" ? pads : padding,
  };
  return { kernel: attributes.numbers("kernel"), options };
}

const maxPool = (op: typeof ops.maxPool2d): Operator =>
  ofX((x, attributes) => {
    const { kernel, options } = windows(attributes);
    return channelsFirst(op(channelsLast(x), kernel, options));
  });

const avgPool = (op: typeof ops.avgPool2d): Operator =>
  ofX((x, attributes) => {
    const { kernel, options } = windows(attributes);
    const countPadding = attributes.flag("countIncludePad");
    return channelsFirst(op(channelsLast(x), kernel, { ...options, countPadding }));
  });

const global = (op: typeof ops.globalAvgPool): Operator =>
  ofX((x, attributes) => {
    attributes.oneOf("layout", layouts, "NCHW");
    return op(channelsLast(x));
  });

export const pool: Readonly<Record<string, Operator>> = {
  maxPool1d: maxPool(ops.maxPool1d),
  maxPool2d: maxPool(ops.maxPool2d),
  avgPool1d: avgPool(ops.avgPool1d),
  avgPool2d: avgPool(ops.avgPool2d),
  globalAvgPool2d: global(ops.globalAvgPool),
  globalMaxPool2d: global(ops.globalMaxPool),
  resizeNearest: ofX((x, attributes) => {
    attributes.oneOf("layout", layouts, "NCHW");
    const halfPixel = attributes.flag("halfPixel");
    return channelsFirst(ops.resize(channelsLast(x), attributes.numbers("size"), { halfPixel }));
  }),
  resizeBilinear: ofX((x, attributes) => {
    attributes.oneOf("layout", layouts, "NCHW");
    const options = { method: "bilinear", alignCorners: attributes.flag("alignCorners") } as const;
    return channelsFirst(ops.resize(channelsLast(x), attributes.numbers("size"), options));
  }),
};
