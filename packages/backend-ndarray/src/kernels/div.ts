import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = a / b */
export const div: Implementation<"div", NdArray> =
  ({ a, b, out }) =>
  () =>
    ops.div(out, a, b);
