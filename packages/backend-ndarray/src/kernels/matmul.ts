/// <reference path="../types/ndarray-gemm.d.ts" />
import type { Implementation } from "@retrograd/core/backend";
import ndarray, { type NdArray } from "ndarray";
import gemm from "ndarray-gemm";
import ops from "ndarray-ops";
import { reshaped } from "../views.ts";

/** out[p, i, j] = Σ_k A[p, i, k] · B[p, k, j]
 *
 * ndarray-gemm sums in a double where A lies row by row and B column by column; elsewhere it rounds to the output's
 * dtype after every 32 terms. So operands that lie otherwise are copied first. */
export const matmul: Implementation<"matmul", NdArray> = ({ a, b, out }, sizes) => {
  const { batch, m, n, k, transposeA, transposeB, batchedA, batchedB } = sizes;
  const A = ndarray(
    a.data,
    [batch, m, k],
    [batchedA ? m * k : 0, ...(transposeA ? [1, m] : [k, 1])],
    a.offset,
  );
  const B = ndarray(
    b.data,
    [batch, k, n],
    [batchedB ? k * n : 0, ...(transposeB ? [1, k] : [n, 1])],
    b.offset,
  );
  const C = reshaped(out, batch, m, n);
  const rows = transposeA ? matrix(a, [m, k], [k, 1]) : null;
  const columns = transposeB ? null : matrix(b, [k, n], [1, k]);
  const runs: (() => void)[] = [];
  for (let p = 0; p < batch; p++) {
    const [Ap, Bp, Cp] = [A.pick(p), B.pick(p), C.pick(p)];
    if (rows && (batchedA || p === 0)) runs.push(() => ops.assign(rows, Ap));
    if (columns && (batchedB || p === 0)) runs.push(() => ops.assign(columns, Bp));
    runs.push(() => gemm(Cp, rows ?? Ap, columns ?? Bp));
  }
  return () => {
    for (const run of runs) run();
  };
};

/** Memory for a matrix of x's dtype. */
function matrix(x: NdArray, shape: [number, number], stride: [number, number]): NdArray {
  const size = shape[0] * shape[1];
  return ndarray(x.dtype === "float32" ? new Float32Array(size) : new Float64Array(size), shape, stride);
}
