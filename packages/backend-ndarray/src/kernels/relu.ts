import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = max(x, 0) */
export const relu: Implementation<"relu", NdArray> =
  ({ x, out }) =>
  () =>
    ops.maxs(out, x, 0);
