import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { accumulator } from "../accumulator.ts";
import { reshaped } from "../views.ts";

/** out[o, j, i] = Σ x[o, k, i] over the k with indices[k] = j, summed up for one (o, i) after another */
export const scatterSum: Implementation<"scatterSum", NdArray> = (views, { outer, length, inner, count }) => {
  const { indices } = views;
  const x = reshaped(views.x, outer, count, inner);
  const out = reshaped(views.out, outer, length, inner);
  const sums = accumulator(x, length);
  return () => {
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        ops.assigns(sums, 0);
        for (let k = 0; k < count; k++) {
          const j = indices.get(k);
          if (0 <= j && j < length) sums.set(j, sums.get(j) + x.get(o, k, i));
        }
        for (let j = 0; j < length; j++) out.set(o, j, i, sums.get(j));
      }
  };
};
