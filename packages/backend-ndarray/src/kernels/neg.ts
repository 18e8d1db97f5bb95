import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = -x */
export const neg: Implementation<"neg", NdArray> =
  ({ x, out }) =>
  () =>
    ops.neg(out, x);
