import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = √x */
export const sqrt: Implementation<"sqrt", NdArray> =
  ({ x, out }) =>
  () =>
    ops.sqrt(out, x);
