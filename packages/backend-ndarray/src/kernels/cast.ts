import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = x, converted as it is stored: towards zero for float to int32 */
export const cast: Implementation<"cast", NdArray> =
  ({ x, out }) =>
  () =>
    ops.assign(out, x);
