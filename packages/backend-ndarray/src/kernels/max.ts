import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { repeated, reshaped } from "../views.ts";

/** out[o, i] = max_k x[o, k, i] */
export const max: Implementation<"max", NdArray> = ({ x, out }, axis) => {
  const smallest = x.dtype === "int32" ? -(2 ** 31) : -Infinity;
  const results = repeated(out, axis);
  const terms = reshaped(x, axis.outer, axis.length, axis.inner);
  return () => {
    ops.assigns(out, smallest);
    ops.maxeq(results, terms);
  };
};
