import { bitsOf } from "../bits.ts";
import type { CpuKernel } from "../kernel.ts";

/** out[o] = a[o], then b[o]: rows end to end */
export const concat: CpuKernel<"concat"> = (views, { outer, lengthA, lengthB }) => {
  const a = bitsOf(views.a);
  const b = bitsOf(views.b);
  const out = bitsOf(views.out);
  return () => {
    for (let o = 0, at = 0; o < outer; o++) {
      for (let i = o * lengthA; i < (o + 1) * lengthA; i++, at++) out[at] = a[i];
      for (let i = o * lengthB; i < (o + 1) * lengthB; i++, at++) out[at] = b[i];
    }
  };
};
