import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { reshaped } from "../views.ts";

/** out[o, k, i] = x[o, indices[k], i]; NaN, which an int32 stores as 0, where an index is not in [0, length) */
export const gather: Implementation<"gather", NdArray> = (views, { outer, length, inner, count }) => {
  const { indices } = views;
  const x = reshaped(views.x, outer, length, inner);
  const out = reshaped(views.out, outer, count, inner);
  return () => {
    for (let o = 0; o < outer; o++)
      for (let k = 0; k < count; k++) {
        const j = indices.get(k);
        const inside = 0 <= j && j < length;
        for (let i = 0; i < inner; i++) out.set(o, k, i, inside ? x.get(o, j, i) : NaN);
      }
  };
};
