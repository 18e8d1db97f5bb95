import type { TypedArray } from "@retrograd/core/backend";

/** What `columnSums` and `columnSquares` found, for up to four columns. */
export const sums: Float64Array = /* @__PURE__ */ new Float64Array(4);

/**
 * sums[c] = Σ_k x[start + k · inner + c], for as many as four columns that lie side by side: one after the other they
 * would each take a line of cache per element. A row counts as four columns of a quarter of its length.
 */
export function columnSums(
  x: TypedArray,
  start: number,
  length: number,
  inner: number,
  columns: number,
): void {
  // Columns past the last one are the first one again.
  const c1 = columns > 1 ? 1 : 0;
  const c2 = columns > 2 ? 2 : 0;
  const c3 = columns > 3 ? 3 : 0;
  const end = start + length * inner;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let at = start; at < end; at = (at + inner) | 0) {
    s0 += x[at];
    s1 += x[(at + c1) | 0];
    s2 += x[(at + c2) | 0];
    s3 += x[(at + c3) | 0];
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
}

/** sums[c] = Σ_k (x[start + k · inner + c] - means[c])² */
export function columnSquares(
  x: TypedArray,
  start: number,
  length: number,
  inner: number,
  columns: number,
  means: Float64Array,
): void {
  const c1 = columns > 1 ? 1 : 0;
  const c2 = columns > 2 ? 2 : 0;
  const c3 = columns > 3 ? 3 : 0;
  const m0 = means[0];
  const m1 = means[1];
  const m2 = means[2];
  const m3 = means[3];
  const end = start + length * inner;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let at = start; at < end; at = (at + inner) | 0) {
    const d0 = x[at] - m0;
    const d1 = x[(at + c1) | 0] - m1;
    const d2 = x[(at + c2) | 0] - m2;
    const d3 = x[(at + c3) | 0] - m3;
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
}

/** Σ x[start], …, x[start + length - 1] */
export function rowSum(x: TypedArray, start: number, length: number): number {
  let sum = 0;
  let k = 0;
  if (length > 31) {
    k = length & ~3;
    columnSums(x, start, k / 4, 4, 4);
    sum = sums[0] + sums[1] + (sums[2] + sums[3]);
  }
  for (; k < length; k++) sum += x[start + k];
  return sum;
}
