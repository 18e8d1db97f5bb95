import type { CpuKernel } from "../kernel.ts";

/** out[o, j, i] = Σ over the k with indices[k] = j of x[o, k, i] */
export const scatterSum: CpuKernel<"scatterSum"> = ({ x, indices, out }, { outer, length, inner, count }) => {
  // The k of each j as a chain, so that its sum is one float64 to the end: first[j], next[first[j]], … until -1.
  const first = new Int32Array(length);
  const next = new Int32Array(count);
  return () => {
    first.fill(-1);
    for (let k = count - 1; k >= 0; k--) {
      const j = indices[k];
      if (j < 0 || j >= length) continue;
      next[k] = first[j];
      first[j] = k;
    }
    out.fill(0);
    for (let o = 0; o < outer; o++) {
      for (let j = 0; j < length; j++) {
        if (first[j] < 0) continue;
        for (let i = 0; i < inner; i++) {
          let sum = 0;
          for (let k = first[j]; k >= 0; k = next[k]) sum += x[(o * count + k) * inner + i];
          out[(o * length + j) * inner + i] = sum;
        }
      }
    }
  };
};
