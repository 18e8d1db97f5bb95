import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = 1 where a ≥ b, else 0 */
export const greaterEqual: Implementation<"greaterEqual", NdArray> =
  ({ a, b, out }) =>
  () =>
    ops.geq(out, a, b);
