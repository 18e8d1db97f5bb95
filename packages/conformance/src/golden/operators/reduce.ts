import { ops, type Tensor } from "@retrograd/core";
import type { Attributes } from "../attributes.ts";
import { type Operator, ofX } from "./operator.ts";

type Reduction = { readonly axes?: readonly number[]; readonly keepDims: boolean };

/** A reduction over `axes` (null: all), which `keepDims` keeps with length 1. */
function over(make: (x: Tensor, options: Reduction, attributes: Attributes) => Tensor): Operator {
  return ofX((x, attributes) => {
    const axes = attributes.optional<readonly number[]>("axes");
    const keepDims = attributes.flag("keepDims", false);
    return make(x, axes ? { axes, keepDims } : { keepDims }, attributes);
  });
}

export const reduce: Readonly<Record<string, Operator>> = {
  sum: over((x, options) => ops.sum(x, options)),
  mean: over((x, options) => ops.mean(x, options)),
  max: over((x, options) => ops.max(x, options)),
  min: over((x, options) => ops.min(x, options)),
  logSumExp: over((x, options) => ops.logSumExp(x, options)),
  norm2: over((x, options) => ops.norm2(x, options)),
  var: over((x, options, attributes) =>
    ops.variance(x, { ...options, correction: attributes.number("correction", 0) }),
  ),
  std: over((x, options, attributes) =>
    ops.std(x, { ...options, correction: attributes.number("correction", 0) }),
  ),
  prod: ofX((x, attributes) =>
    ops.prod(x, { axes: attributes.number("axis"), keepDims: attributes.flag("keepDims", false) }),
  ),
  softmax: ofX((x, attributes) => ops.softmax(x, { axis: attributes.number("axis", -1) })),
  logSoftmax: ofX((x, attributes) => ops.logSoftmax(x, { axis: attributes.number("axis", -1) })),
  cumsum: ofX((x, attributes) =>
    ops.cumsum(x, {
      axis: attributes.number("axis", -1),
      exclusive: attributes.flag("exclusive", false),
      reverse: attributes.flag("reverse", false),
    }),
  ),
};
