import { ops, type Tensor } from "@retrograd/core";
import type { Attributes } from "../attributes.ts";
import { channelsFirst, channelsLast } from "./layout.ts";
import { type Operator, operator } from "./operator.ts";

/** Golden filters are [out, in, kernel...]: here channels come last, outputs behind inputs. */
function filterOf(w: Tensor): Tensor {
  return ops.transpose(w, [...w.shape.slice(2).map((_, d) => d + 2), 1, 0]);
}

function withBias(y: Tensor, b: Tensor | undefined): Tensor {
  return channelsFirst(b ? ops.add(y, b) : y);
}

/** What both kinds of convolution have; the layouts that are named are the only ones there are. */
function shared(attributes: Attributes, layouts: readonly [string, string]) {
  attributes.oneOf("layout", [layouts[0]], layouts[0]);
  attributes.oneOf("weightLayout", [layouts[1]], layouts[1]);
  return {
    strides: attributes.numbers("strides"),
    dilation: attributes.numbers("dilations"),
    groups: attributes.number("groups"),
  };
}

function convolution(op: typeof ops.conv2d, layouts: readonly [string, string]): Operator {
  return operator(
    ["x", "w"],
    ({ x, w, b }, attributes) => {
      const common = shared(attributes, layouts);
      const named = attributes.oneOf("padding", ["valid", "same", "explicit"]);
      const pads = attributes.optional<[number, number][]>("pads") ?? [];
      // What "same" and "valid" come to is worked out here and compared by its results.
      const padding = named === "explicit" ? pads : named;
      return withBias(op(channelsLast(x), filterOf(w), { ...common, padding }), b);
    },
    ["b"],
  );
}

function transposed(op: typeof ops.convTranspose2d, layouts: readonly [string, string]): Operator {
  return operator(
    ["x", "w"],
    ({ x, w, b }, attributes) => {
      const options = {
        ...shared(attributes, layouts),
        padding: attributes.numbers("crop"),
        outputPadding: attributes.numbers("outputPadding"),
      };
      return withBias(op(channelsLast(x), filterOf(w), options), b);
    },
    ["b"],
  );
}

export const conv: Readonly<Record<string, Operator>> = {
  conv1d: convolution(ops.conv1d, ["NCW", "OIW"]),
  conv2d: convolution(ops.conv2d, ["NCHW", "OIHW"]),
  conv3d: convolution(ops.conv3d, ["NCDHW", "OIDHW"]),
  convTranspose1d: transposed(ops.convTranspose1d, ["NCW", "IOW"]),
  convTranspose2d: transposed(ops.convTranspose2d, ["NCHW", "IOHW"]),
};
