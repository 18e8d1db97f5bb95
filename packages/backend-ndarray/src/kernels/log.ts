import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = ln x */
export const log: Implementation<"log", NdArray> =
  ({ x, out }) =>
  () =>
    ops.log(out, x);
