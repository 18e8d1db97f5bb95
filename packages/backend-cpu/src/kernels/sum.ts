import { columnSums, rowSum, sums } from "../columns.ts";
import type { CpuKernel } from "../kernel.ts";

/** out[o, i] = Σ_k x[o, k, i] */
export const sum: CpuKernel<"sum"> = ({ x, out }, { outer, length, inner }) => {
  if (x instanceof Int32Array)
    return () => {
      out.fill(0);
      // Each addition wraps modulo 2^32, as it is stored.
      for (let o = 0, at = 0; o < outer; o++)
        for (let k = 0; k < length; k++) for (let i = 0; i < inner; i++, at++) out[o * inner + i] += x[at];
    };
  if (inner === 1)
    return () => {
      for (let o = 0; o < outer; o++) out[o] = rowSum(x, o * length, length);
    };
  return () => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i += 4) {
        const columns = Math.min(4, inner - i);
        columnSums(x, o * length * inner + i, length, inner, columns);
        for (let c = 0; c < columns; c++) out[o * inner + i + c] = sums[c];
      }
    }
  };
};
