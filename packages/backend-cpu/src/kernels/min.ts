import type { CpuKernel } from "../kernel.ts";

/** out[o, i] = the smallest x[o, k, i]; NaN where one is NaN */
export const min: CpuKernel<"min"> = ({ x, out }, { outer, length, inner }) => {
  const greatest = x instanceof Int32Array ? 2 ** 31 - 1 : Infinity;
  return () => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let smallest = greatest;
        const start = o * length * inner + i;
        for (let at = start; at < start + length * inner; at += inner) smallest = Math.min(smallest, x[at]);
        out[o * inner + i] = smallest;
      }
    }
  };
};
