import type { CpuKernel } from "../kernel.ts";

/** out[o, i] = the largest x[o, k, i]; NaN where one is NaN */
export const max: CpuKernel<"max"> = ({ x, out }, { outer, length, inner }) => {
  const least = x instanceof Int32Array ? -(2 ** 31) : -Infinity;
  return () => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let largest = least;
        const start = o * length * inner + i;
        for (let at = start; at < start + length * inner; at += inner) largest = Math.max(largest, x[at]);
        out[o * inner + i] = largest;
      }
    }
  };
};
