import type { CpuKernel } from "../kernel.ts";

/** out[o, k, i] = Σ_{j ≤ k} x[o, j, i]; `exclusive`: j < k; `reverse`: from the end */
export const cumsum: CpuKernel<"cumsum"> = ({ x, out }, { outer, length, inner, exclusive, reverse }) => {
  const wraps = x instanceof Int32Array;
  const step = reverse ? -inner : inner;
  return () => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let at = (o * length + (reverse ? length - 1 : 0)) * inner + i;
        let sum = 0;
        for (let k = 0; k < length; k++, at += step) {
          const next = wraps ? (sum + x[at]) | 0 : sum + x[at];
          out[at] = exclusive ? sum : next;
          sum = next;
        }
      }
    }
  };
};
