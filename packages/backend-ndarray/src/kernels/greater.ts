import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = 1 where a > b, else 0 */
export const greater: Implementation<"greater", NdArray> =
  ({ a, b, out }) =>
  () =>
    ops.gt(out, a, b);
