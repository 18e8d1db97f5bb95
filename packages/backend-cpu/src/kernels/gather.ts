import { bitsOf } from "../bits.ts";
import type { CpuKernel } from "../kernel.ts";

/** out[o, k, i] = x[o, indices[k], i]; NaN (int32: 0) where an index is not in [0, length) */
export const gather: CpuKernel<"gather"> = (views, { outer, length, inner, count }) => {
  const { indices } = views;
  const x = bitsOf(views.x);
  const out = bitsOf(views.out);
  // The bits of a float32 NaN, as those of float32 are what is moved.
  const missing = views.x instanceof Float32Array ? 0x7fc00000 : views.x instanceof Float64Array ? NaN : 0;
  return () => {
    for (let o = 0, at = 0; o < outer; o++) {
      for (let k = 0; k < count; k++) {
        const index = indices[k];
        const found = index >= 0 && index < length;
        const end = at + inner;
        for (let from = (o * length + index) * inner; at < end; at++, from++) out[at] = found ? x[from] : missing;
      }
    }
  };
};
