import type { CpuKernel } from "../kernel.ts";

/** out[o, k, i] = x[o, indices[k], i]; NaN (which int32 stores as 0) where an index is not in [0, length) */
export const gather: CpuKernel<"gather"> =
  ({ x, indices, out }, { outer, length, inner, count }) =>
  () => {
    for (let o = 0, at = 0; o < outer; o++) {
      for (let k = 0; k < count; k++) {
        const index = indices[k];
        const end = at + inner;
        if (index < 0 || index >= length) for (; at < end; at++) out[at] = NaN;
        for (let from = (o * length + index) * inner; at < end; at++, from++) out[at] = x[from];
      }
    }
  };
