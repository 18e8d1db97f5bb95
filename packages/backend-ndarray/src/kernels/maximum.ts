import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = max(a, b) */
export const maximum: Implementation<"maximum", NdArray> =
  ({ a, b, out }) =>
  () =>
    ops.max(out, a, b);
