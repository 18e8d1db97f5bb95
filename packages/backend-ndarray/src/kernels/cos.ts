import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = cos x */
export const cos: Implementation<"cos", NdArray> =
  ({ x, out }) =>
  () =>
    ops.cos(out, x);
