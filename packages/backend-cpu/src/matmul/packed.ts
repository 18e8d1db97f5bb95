import type { TypedArray } from "@retrograd/core/backend";
import type { PlacedFactor, PlacedRun } from "./factor.ts";

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

export function packedProduct(left: PlacedFactor, right: PlacedFactor, out: TypedArray): PlacedRun {
  const [k, height, width] = [left.terms.length, left.vectors.length, right.vectors.length];
  const depth = Math.ceil(k / Math.ceil(k / deepest));
  const rows = Math.floor(leftPanels.length / depth / 2) * 2;
  const columns = Math.floor(rightPanels.length / depth / 3) * 3;
  return (leftStart, rightStart, outStart, add) => {
    for (let p = 0; p < k; p += depth) {
      const end = Math.min(p + depth, k);
      for (let j = 0; j < width; j += columns) {
        const endJ = Math.min(j + columns, width);
        packRight(right, rightStart, j, endJ, p, end);
        for (let i = 0; i < height; i += rows) {
          const endI = Math.min(i + rows, height);
          packLeft(left, leftStart, i, endI, p, end);
          for (let v = j; v < endJ; v += 3) {
            const at = outStart + right.out[v];
            const second = v + 1 < endJ ? right.out[v + 1] - right.out[v] : 0;
            const third = v + 2 < endJ ? right.out[v + 2] - right.out[v] : 0;
            for (let u = i; u < endI; u += 2)
              tile(
                (u - i) * (end - p),
                (v - j) * (end - p),
                end - p,
                out,
                at + left.out[u],
                u + 1 < endI ? left.out[u + 1] - left.out[u] : 0,
                second,
                third,
                add || p > 0,
              );
          }
        }
      }
    }
  };
}

/** Pairs of vectors, interleaved; the last one may be paired with itself. */
function packLeft(
  { numbers, vectors, terms }: PlacedFactor,
  start: number,
  from: number,
  to: number,
  first: number,
  end: number,
): void {
  let at = 0;
  for (let i = from; i < to; i += 2) {
    const x = (start + vectors[i]) | 0;
    const y = i + 1 < to ? (start + vectors[i + 1]) | 0 : x;
    for (let p = first; p < end; p++, at = (at + 2) | 0) {
      const term = terms[p];
      leftPanels[at] = numbers[(x + term) | 0];
      leftPanels[(at + 1) | 0] = numbers[(y + term) | 0];
    }
  }
}

/** Triples of vectors, interleaved. */
function packRight(
  { numbers, vectors, terms }: PlacedFactor,
  start: number,
  from: number,
  to: number,
  first: number,
  end: number,
): void {
  let at = 0;
  for (let j = from; j < to; j += 3) {
    const x = (start + vectors[j]) | 0;
    const y = j + 1 < to ? (start + vectors[j + 1]) | 0 : x;
    const z = j + 2 < to ? (start + vectors[j + 2]) | 0 : x;
    for (let p = first; p < end; p++, at = (at + 3) | 0) {
      const term = terms[p];
      rightPanels[at] = numbers[(x + term) | 0];
      rightPanels[(at + 1) | 0] = numbers[(y + term) | 0];
      rightPanels[(at + 2) | 0] = numbers[(z + term) | 0];
    }
  }
}

/** Two rows by three columns of out, at these distances, 0 where there is none; with `add` on top of what is there. */
function tile(
  a: number,
  b: number,
  length: number,
  out: TypedArray,
  at: number,
  down: number,
  second: number,
  third: number,
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
  if (second > 0) store(out, at + second, c01, c11, down, add);
  if (third > 0) store(out, at + third, c02, c12, down, add);
}

function store(out: TypedArray, at: number, upper: number, lower: number, down: number, add: boolean): void {
  out[at] = add ? out[at] + upper : upper;
  if (down > 0) out[at + down] = add ? out[at + down] + lower : lower;
}
