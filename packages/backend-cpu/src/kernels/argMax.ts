import type { CpuKernel } from "../kernel.ts";

/** out[o, i] = the k of the first largest x[o, k, i], or of the first NaN */
export const argMax: CpuKernel<"argMax"> =
  ({ x, out }, { outer, length, inner }) =>
  () => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        let largest = x[start];
        let first = 0;
        // A NaN is not ≤ anything; once it is found, the search is over.
        for (let k = 1; k < length && !Number.isNaN(largest); k++) {
          const value = x[start + k * inner];
          if (!(value <= largest)) {
            largest = value;
            first = k;
          }
        }
        out[o * inner + i] = first;
      }
    }
  };
