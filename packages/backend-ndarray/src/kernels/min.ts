import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { repeated, reshaped } from "../views.ts";

/** out[o, i] = min_k x[o, k, i] */
export const min: Implementation<"min", NdArray> = ({ x, out }, axis) => {
  const largest = x.dtype === "int32" ? 2 ** 31 - 1 : Infinity;
  const results = repeated(out, axis);
  const terms = reshaped(x, axis.outer, axis.length, axis.inner);
  return () => {
    ops.assigns(out, largest);
    ops.mineq(results, terms);
  };
};
