import type { TypedArray } from "@retrograd/core/backend";
import type { Factor, Product } from "./factor.ts";

/**
 * Product by tiles of 2 x 3, from panels: copies of a block of each factor as Float64Array, in the order in which the
 * tiles read them.
 *
 * - 2 x 3 keeps 6 sums and 6 products in x64's 15 free registers. V8 makes all products of a step before it adds them,
 *   so 2 x 4 spills and takes 1.6 times as long per multiplication.
 * - The panels are constants of this module and shared by all matmuls: V8 then knows their addresses and lengths, and
 *   the tile is a quarter faster than with panels as arguments.
 * - `| 0` spares the check that an index is still an int32.
 */
const leftPanels: Float64Array = /* @__PURE__ */ new Float64Array(1 << 15);
const rightPanels: Float64Array = /* @__PURE__ */ new Float64Array(1 << 17);
/** Most elements of the inner axis in one block: five vectors of that length fit into the first level of cache. */
const deepest = 512;

export function packedProduct(left: Factor, right: Factor, out: TypedArray, k: number): Product {
  const depth = Math.ceil(k / Math.ceil(k / deepest));
  const rows = Math.floor(leftPanels.length / depth / 2) * 2;
  const columns = Math.floor(rightPanels.length / depth / 3) * 3;
  return (batch) => {
    const outStart = batch * left.count * right.count;
    for (let p = 0; p < k; p += depth) {
      const length = Math.min(depth, k - p);
      for (let j = 0; j < right.count; j += columns) {
        const endJ = Math.min(j + columns, right.count);
        packRight(right, batch * right.batchStep + p * right.stride, j, endJ, length);
        for (let i = 0; i < left.count; i += rows) {
          const endI = Math.min(i + rows, left.count);
          packLeft(left, batch * left.batchStep + p * left.stride, i, endI, length);
          for (let v = j; v < endJ; v += 3)
            for (let u = i; u < endI; u += 2)
              tile(
                (u - i) * length,
                (v - j) * length,
                length,
                out,
                outStart + u * left.outStep + v * right.outStep,
                u + 1 < endI ? left.outStep : 0,
                Math.min(endJ - v, 3),
                right.outStep,
                p > 0,
              );
        }
      }
    }
  };
}

/** Pairs of vectors, interleaved; the last one may be paired with itself. */
function packLeft(
  { numbers, step, stride }: Factor,
  start: number,
  from: number,
  to: number,
  length: number,
): void {
  let at = 0;
  for (let i = from; i < to; i += 2) {
    let x = (start + i * step) | 0;
    let y = i + 1 < to ? (x + step) | 0 : x;
    for (const end = at + 2 * length; at < end; at = (at + 2) | 0) {
      leftPanels[at] = numbers[x];
      leftPanels[(at + 1) | 0] = numbers[y];
      x = (x + stride) | 0;
      y = (y + stride) | 0;
    }
  }
}

/** Triples of vectors, interleaved. */
function packRight(
  { numbers, step, stride }: Factor,
  start: number,
  from: number,
  to: number,
  length: number,
): void {
  let at = 0;
  for (let j = from; j < to; j += 3) {
    let x = (start + j * step) | 0;
    let y = j + 1 < to ? (x + step) | 0 : x;
    let z = j + 2 < to ? (y + step) | 0 : x;
    for (const end = at + 3 * length; at < end; at = (at + 3) | 0) {
      rightPanels[at] = numbers[x];
      rightPanels[(at + 1) | 0] = numbers[y];
      rightPanels[(at + 2) | 0] = numbers[z];
      x = (x + stride) | 0;
      y = (y + stride) | 0;
      z = (z + stride) | 0;
    }
  }
}

/** Two rows (one where `down` is 0) by `columns` columns of out, with `add` on top of what is there. */
function tile(
  a: number,
  b: number,
  length: number,
  out: TypedArray,
  at: number,
  down: number,
  columns: number,
  across: number,
  add: boolean,
): void {
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  for (const end = (b + length * 3) | 0; b < end; a = (a + 2) | 0, b = (b + 3) | 0) {
    const a0 = leftPanels[a];
    const a1 = leftPanels[(a + 1) | 0];
    const b0 = rightPanels[b];
    const b1 = rightPanels[(b + 1) | 0];
    const b2 = rightPanels[(b + 2) | 0];
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
  }
  store(out, at, c00, c10, down, add);
  if (columns > 1) store(out, at + across, c01, c11, down, add);
  if (columns > 2) store(out, at + 2 * across, c02, c12, down, add);
}

function store(out: TypedArray, at: number, upper: number, lower: number, down: number, add: boolean): void {
  out[at] = add ? out[at] + upper : upper;
  if (down > 0) out[at + down] = add ? out[at + down] + lower : lower;
}
