import type { CpuKernel } from "../kernel.ts";
import { directProduct } from "../matmul/direct.ts";
import { type Factor, placed } from "../matmul/factor.ts";
import { packedProduct } from "../matmul/packed.ts";

/** out[p, i, j] = Σ_l A[p, i, l] · B[p, l, j] */
export const matmul: CpuKernel<"matmul"> = ({ a, b, out }, sizes) => {
  const { n, k, transposeA, transposeB, batchedA, batchedB } = sizes;
  // Where one matrix B is for all, and rows follow on rows, the matrices A are one with batch · m rows.
  const joined = batchedA && !batchedB && !transposeA;
  const batch = joined ? 1 : sizes.batch;
  const m = joined ? sizes.batch * sizes.m : sizes.m;
  const rows: Factor = {
    numbers: a,
    count: m,
    step: transposeA ? 1 : k,
    stride: transposeA ? m : 1,
    batchStep: batchedA ? m * k : 0,
    outStep: n,
  };
  const columns: Factor = {
    numbers: b,
    count: n,
    step: transposeB ? k : 1,
    stride: transposeB ? 1 : n,
    batchStep: batchedB ? k * n : 0,
    outStep: 1,
  };
  const direct = Math.min(m, n) < 4 || m * n * k < 512;
  const [height, width] = direct ? [1, 4] : [2, 3];
  const tiles = (left: Factor, right: Factor) =>
    Math.ceil(left.count / height) * Math.ceil(right.count / width);
  const [left, right] = tiles(columns, rows) < tiles(rows, columns) ? [columns, rows] : [rows, columns];
  if (direct) {
    const product = directProduct(left, right, out, k);
    return () => {
      for (let p = 0; p < batch; p++) product(p);
    };
  }
  const product = packedProduct(placed(left, k), placed(right, k), out);
  return () => {
    for (let p = 0; p < batch; p++) product(p * left.batchStep, p * right.batchStep, p * m * n, false);
  };
};
