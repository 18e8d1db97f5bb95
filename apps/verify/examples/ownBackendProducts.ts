import type { Implementation, TypedArray } from "@retrograd/core/backend";

/** out[p, i, j] = Σ_l A[p, i, l] · B[p, l, j], added up in a float64 whatever the dtype. */
export const matmul: Implementation<"matmul", TypedArray> = ({ a, b, out }, sizes) => {
  const { batch, m, n, k, transposeA, transposeB, batchedA, batchedB } = sizes;
  const [rowA, columnA] = transposeA ? [1, m] : [k, 1];
  const [rowB, columnB] = transposeB ? [1, k] : [n, 1];
  return () => {
    let at = 0;
    for (let p = 0; p < batch; p++)
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) {
          const startA = (batchedA ? p * m * k : 0) + i * rowA;
          const startB = (batchedB ? p * k * n : 0) + j * columnB;
          let sum = 0;
          for (let l = 0; l < k; l++) sum += a[startA + l * columnA] * b[startB + l * rowB];
          out[at++] = sum;
        }
  };
};
