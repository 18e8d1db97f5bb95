import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = e^x */
export const exp: Implementation<"exp", NdArray> =
  ({ x, out }) =>
  () =>
    ops.exp(out, x);
