import type { CpuKernel } from "../kernel.ts";

/** out[o, j, i] = Σ over the k with indices[k] = j of x[o, k, i] */
export const scatterSum: CpuKernel<"scatterSum"> = ({ x, indices, out }, { outer, length, inner, count }) => () => {
  out.fill(0);
  for (let o = 0, from = 0; o < outer; o++) {
    for (let k = 0; k < count; k++) {
      const index = indices[k];
      const end = from + inner;
      if (index >= 0 && index < length)
        for (let at = (o * length + index) * inner; from < end; at++, from++) out[at] += x[from];
      from = end;
    }
  }
};
