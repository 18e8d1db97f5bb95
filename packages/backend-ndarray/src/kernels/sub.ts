import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = a - b */
export const sub: Implementation<"sub", NdArray> =
  ({ a, b, out }) =>
  () =>
    ops.sub(out, a, b);
