import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = min(a, b) */
export const minimum: Implementation<"minimum", NdArray> =
  ({ a, b, out }) =>
  () =>
    ops.min(out, a, b);
