import { pack } from "../matmul/pack";
import { columns, rows, tile } from "../matmul/tile";
import { packAcross, packAlong } from "./pack";
import { placedTile } from "./placedTile";

/** Rows that are packed at once. */
const blockRows: usize = 64;

// A product's record: m, n, k; offsets of the left side's rows, and of out's; bytes from one column of the right side to the next, and
// from one term to the next; number of the right side's runs of terms, and the list of their offsets and lengths; bytes from one row of out
// to the next, where they follow on each other; how the left side is packed: 0 along its runs of terms, 1 across its rows; 2: the product is
// not packed, but made for all groups at once; offsets of the left side's terms; number of blocks of terms, and of each its depth,
// number of the left side's runs, and the list of those. Offsets are in bytes.

/** Bytes of the right side, packed. */
export function packedBytes(record: usize): usize {
  return (load<usize>(record, 4) + columns - 1) / columns * columns * load<usize>(record, 8) * 4;
}

/** Packs all of the right side: panels of 8 columns, the terms of each in order. */
export function packRight(record: usize, right: usize, out: usize): void {
  const n = load<usize>(record, 4);
  const column = load<usize>(record, 20), term = load<usize>(record, 24);
  const runs = load<usize>(record, 32), end = runs + load<usize>(record, 28) * 8;
  for (let j: usize = 0; j < n; j += columns)
    for (let run = runs; run < end; run += 8) {
      const length = load<usize>(run, 4);
      pack(right + load<usize>(run) + j * column, out, min(columns, n - j), length, column, term, columns);
      out += length * columns * 4;
    }
}

/** Rows `first` to `last`, or to the end, of out = or += left times the packed right side. */
export function product(
  record: usize, left: usize, right: usize, out: usize, packed: usize, add: bool, first: usize, last: usize,
): void {
  const m = min(last, load<usize>(record)), n = load<usize>(record, 4), k = load<usize>(record, 8);
  const vectors = load<usize>(record, 12), outs = load<usize>(record, 16), row = load<usize>(record, 36);
  const isAcross = load<u32>(record, 40) == 1;
  const blocks = load<usize>(record, 48);
  for (let i = first; i < m; i += blockRows) {
    const lines = min(blockRows, m - i);
    let done: usize = 0;
    for (let p: usize = 0; p < blocks; p++) {
      const block = record + 52 + p * 12;
      const depth = load<usize>(block);
      const list = load<usize>(block, 8);
      if (isAcross) packAcross(left, vectors + i * 4, lines, load<usize>(record, 44) + done * 4, depth, packed);
      else packAlong(left, vectors + i * 4, lines, list, list + load<usize>(block, 4) * 8, packed);
      multiply(packed, right + done * columns * 4, out, outs + i * 4, lines, n, depth, k, row, add || p > 0);
      done += depth;
    }
  }
}

/** out = or += a block of left, packed, times all of right, `depth` of its `k` packed rows. */
function multiply(
  a: usize, b: usize, out: usize, outs: usize, m: usize, n: usize, depth: usize, k: usize, row: usize, add: bool,
): void {
  for (let j: usize = 0; j < n; j += columns, b += k * columns * 4) {
    const wide = min(columns, n - j);
    let panel = a;
    for (let i: usize = 0; i < m; i += rows, panel += depth * rows * 4) {
      const high = min(rows, m - i);
      const to = outs + i * 4;
      const first = load<usize>(to);
      if (wide == columns && high == rows && load<usize>(to, 12) - first == row * 3)
        tile(panel, b, depth, out + first + j * 4, row, add);
      else placedTile(panel, b, depth, out + j * 4, to, add, high, wide);
    }
  }
}
