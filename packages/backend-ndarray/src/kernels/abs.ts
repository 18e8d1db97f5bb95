import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = |x| */
export const abs: Implementation<"abs", NdArray> =
  ({ x, out }) =>
  () =>
    ops.abs(out, x);
