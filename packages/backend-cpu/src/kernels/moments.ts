import { columnSquares, columnSums, rowSum, sums } from "../columns.ts";
import type { CpuKernel } from "../kernel.ts";

/** mean[o, i] = Σ_k x[o, k, i] / length; variance[o, i] = Σ_k (x[o, k, i] - mean[o, i])² / length */
export const moments: CpuKernel<"moments"> = ({ x, mean, variance }, { outer, length, inner }) => {
  const means = new Float64Array(4);
  if (inner === 1)
    return () => {
      for (let o = 0; o < outer; o++) {
        const start = o * length;
        const m = rowSum(x, start, length) / length;
        columnSquares(x, start, length >> 2, 4, 4, means.fill(m));
        let squares = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (let k = length & ~3; k < length; k++) squares += (x[start + k] - m) ** 2;
        mean[o] = m;
        variance[o] = squares / length;
      }
    };
  return () => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i += 4) {
        const columns = Math.min(4, inner - i);
        const start = o * length * inner + i;
        columnSums(x, start, length, inner, columns);
        for (let c = 0; c < 4; c++) means[c] = sums[c] / length;
        columnSquares(x, start, length, inner, columns, means);
        for (let c = 0; c < columns; c++) {
          mean[o * inner + i + c] = means[c];
          variance[o * inner + i + c] = sums[c] / length;
        }
      }
    }
  };
};
