import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = ⌊x⌋ */
export const floor: Implementation<"floor", NdArray> =
  ({ x, out }) =>
  () =>
    ops.floor(out, x);
