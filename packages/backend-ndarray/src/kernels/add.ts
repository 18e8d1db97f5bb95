import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = a + b */
export const add: Implementation<"add", NdArray> =
  ({ a, b, out }) =>
  () =>
    ops.add(out, a, b);
