import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = sin x */
export const sin: Implementation<"sin", NdArray> =
  ({ x, out }) =>
  () =>
    ops.sin(out, x);
