import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { accumulator } from "../accumulator.ts";
import { reshaped } from "../views.ts";

/** out[o, k, i] = Σ_{j ≤ k} x[o, j, i]; `exclusive`: j < k; `reverse`: the same, from the axis's end */
export const cumsum: Implementation<"cumsum", NdArray> = (
  views,
  { outer, length, inner, exclusive, reverse },
) => {
  const step = reverse ? -1 : 1;
  const x = reshaped(views.x, outer, length, inner).step(1, step, 1);
  const out = reshaped(views.out, outer, length, inner).step(1, step, 1);
  const total = accumulator(x, 1);
  return () => {
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        total.set(0, 0);
        for (let k = 0; k < length; k++) {
          if (exclusive) out.set(o, k, i, total.get(0));
          total.set(0, total.get(0) + x.get(o, k, i));
          if (!exclusive) out.set(o, k, i, total.get(0));
        }
      }
  };
};
