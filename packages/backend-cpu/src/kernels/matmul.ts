import type { CpuKernel } from "../kernel.ts";
import { directProduct } from "../matmul/direct.ts";
import type { Factor } from "../matmul/factor.ts";
import { packedProduct } from "../matmul/packed.ts";

/** out[p, i, j] = Σ_k A[p, i, k] · B[p, k, j] */
export const matmul: CpuKernel<"matmul"> = ({ a, b, out }, sizes) => {
  const { n, k, transposeA, transposeB, batchedB } = sizes;
  let { batch, m, batchedA } = sizes;
  if (batchedA && !batchedB && !transposeA) {
    // One matrix B for all: the matrices A are one, with batch · m rows.
    m *= batch;
    batch = 1;
  }
  if (k === 0) return () => void out.fill(0);
  let left: Factor = { numbers: a, count: m, step: transposeA ? 1 : k, stride: transposeA ? m : 1, outStep: n };
  let right: Factor = { numbers: b, count: n, step: transposeB ? k : 1, stride: transposeB ? 1 : n, outStep: 1 };
  let stepLeft = batchedA ? m * k : 0;
  let stepRight = batchedB ? k * n : 0;
  const direct = Math.min(m, n) < 4 || m * n * k < 512;
  const [height, width] = direct ? [1, 4] : [2, 3];
  const work = (rows: number, columns: number) => Math.ceil(rows / height) * Math.ceil(columns / width);
  if (work(n, m) < work(m, n)) {
    // Fewer tiles with A and B in each other's place.
    [left, right, stepLeft, stepRight] = [right, left, stepRight, stepLeft];
  }
  const product = direct ? directProduct(left, right, out, k) : packedProduct(left, right, out, k);
  if (batch === 1) return () => product(0, 0, 0);
  return () => {
    for (let p = 0; p < batch; p++) product(p * stepLeft, p * stepRight, p * m * n);
  };
};
