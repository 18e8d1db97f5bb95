import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { outranks } from "../outranks.ts";
import { reshaped } from "../views.ts";

/** out[o, i] = the k of the first largest x[o, k, i], or of the first NaN */
export const argMax: Implementation<"argMax", NdArray> = (views, { outer, length, inner }) => {
  const x = reshaped(views.x, outer, length, inner);
  const out = reshaped(views.out, outer, inner);
  return () => {
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        let best = 0;
        for (let k = 1; k < length; k++) if (outranks(x.get(o, k, i), x.get(o, best, i))) best = k;
        out.set(o, i, best);
      }
  };
};
