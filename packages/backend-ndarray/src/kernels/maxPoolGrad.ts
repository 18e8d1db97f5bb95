import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { accumulator } from "../accumulator.ts";

/** out[j] = Σ over the k with indices[k] = j of dy[k] */
export const maxPoolGrad: Implementation<"maxPoolGrad", NdArray> = ({ dy, indices, out }) => {
  const sums = accumulator(dy, out.size);
  return () => {
    ops.assigns(sums, 0);
    for (let k = 0; k < dy.size; k++) sums.set(indices.get(k), sums.get(indices.get(k)) + dy.get(k));
    ops.assign(out, sums);
  };
};
