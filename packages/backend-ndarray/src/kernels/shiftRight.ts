import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/** out = x >>> by */
export const shiftRight: Implementation<"shiftRight", NdArray> =
  ({ x, out }, { by }) =>
  () =>
    ops.rrshifts(out, x, by);
