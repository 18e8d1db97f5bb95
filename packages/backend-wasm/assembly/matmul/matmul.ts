import { beginBlocks, runBlocks } from "../elementwise/group";
import { thread } from "../threads/thread";
import { pack } from "./pack";
import { dotProducts, smallProduct } from "./small";
import { columns, edgeTile, rows, tile } from "./tile";

/** Rows of a that are packed at once, and how deep: a block of 64 × 512 is 128 kB, a panel of b 16 kB. */
const blockRows: usize = 64;
const blockDepth: usize = 512;
/** Multiplications up to which packing does not pay. */
const small: f64 = 4096;
/** The same where b has no rows side by side. */
const tiny: f64 = 512;
const stretch: usize = 256;

/**
 * Products by batch; units are the batch's. Arguments: a, b, out; batch, m, n, k; bytes from one row of A to the next and from one k
 * to the next, the same for B from one k to the next and from one column to the next; bytes from one matrix of a to the next, and of b;
 * scratch for packed a and b, and bytes of each from one thread's to the next thread's; the group of steps that follow, or 0.
 */
export function matmul(args: usize, from: usize, to: usize): void {
  const m = load<usize>(args, 16), n = load<usize>(args, 20), k = load<usize>(args, 24);
  const group = load<usize>(args, 68);
  const size = m * n * 4;
  const out = load<usize>(args, 8);
  if (group != 0) beginBlocks(group);
  let done = from * size;
  if (k == 0) memory.fill(out + done, 0, (to - from) * size);
  else
    for (let p = from; p < to; p++) {
      const a = load<usize>(args) + p * load<usize>(args, 44), b = load<usize>(args, 4) + p * load<usize>(args, 48);
      done = product(args, a, b, out + p * size, m, n, k, group, done);
    }
  if (group != 0) runBlocks(group, done, to * size, true);
}

/** One product that is too small for packing, whose b has rows side by side. Arguments: A, B, out; m, n, k; bytes from one row of A to
 * the next and from one k to the next, and of B from one k to the next. */
export function matmulSmall(args: usize, from: usize, to: usize): void {
  smallProduct(
    load<usize>(args), load<usize>(args, 4), load<usize>(args, 8), load<usize>(args, 12), load<usize>(args, 16), load<usize>(args, 20),
    load<usize>(args, 24), load<usize>(args, 28), load<usize>(args, 32), false,
  );
}

/** One product; runs the steps that follow on the rows that are done. @returns up to where they have run, in bytes of out */
function product(
  args: usize, a: usize, b: usize, c: usize, m: usize, n: usize, k: usize, group: usize, done: usize,
): usize {
  const rowA = load<usize>(args, 28), stepA = load<usize>(args, 32);
  const stepB = load<usize>(args, 36), columnB = load<usize>(args, 40);
  // Of large products the number of multiplications has more than 32 bits.
  const multiplications = <f64>m * <f64>n * <f64>k;
  if (columnB == 4 && (m < 2 || multiplications <= small)) {
    // Long sums in stretches, which keeps their rounding errors small.
    for (let r: usize = 0; r < k; r += stretch)
      smallProduct(a + r * stepA, b + r * stepB, c, m, n, min(stretch, k - r), rowA, stepA, stepB, r > 0);
    return done;
  }
  if (n < 2 || m < 2 || multiplications <= tiny) {
    dotProducts(a, b, c, m, n, k, rowA, stepA, stepB, columnB);
    return done;
  }
  const packedB = load<usize>(args, 56) + thread * load<usize>(args, 64);
  pack(b, packedB, n, k, columnB, stepB, columns);
  return rowsOf(args, a, packedB, c, 0, m, n, k, group, done);
}

/** Rows `from` to `to` of a product whose b is packed. */
function rowsOf(
  args: usize, a: usize, packedB: usize, c: usize, from: usize, to: usize, n: usize, k: usize, group: usize, done: usize,
): usize {
  const rowA = load<usize>(args, 28), stepA = load<usize>(args, 32), out = load<usize>(args, 8);
  const packedA = load<usize>(args, 52) + thread * load<usize>(args, 60);
  const row = n * 4;
  const parts = (k + blockDepth - 1) / blockDepth;
  const depth = (k + parts - 1) / parts;
  for (let i = from; i < to; i += blockRows) {
    const lines = min(blockRows, to - i);
    for (let r: usize = 0; r < k; r += depth) {
      const deep = min(depth, k - r);
      pack(a + i * rowA + r * stepA, packedA, lines, deep, rowA, stepA, rows);
      block(packedA, packedB + r * columns * 4, c + i * row, lines, n, deep, k, row, r > 0);
    }
    if (group != 0) done = runBlocks(group, done, c + (i + lines) * row - out, false);
  }
  return done;
}

/** Packs b of one product for all threads; units are its panels. Arguments as of `matmul`. */
export function packOnce(args: usize, from: usize, to: usize): void {
  const n = load<usize>(args, 20), k = load<usize>(args, 24);
  const stepB = load<usize>(args, 36), columnB = load<usize>(args, 40);
  const b = load<usize>(args, 4) + from * columns * columnB;
  const first = from * columns;
  pack(b, load<usize>(args, 56) + first * k * 4, min(n, to * columns) - first, k, columnB, stepB, columns);
}

/** One product whose b is packed; units are rows, tiles of a multiple of 4. Arguments as of `matmul`. */
export function productRows(args: usize, from: usize, to: usize): void {
  const n = load<usize>(args, 20), k = load<usize>(args, 24);
  const group = load<usize>(args, 68);
  if (group != 0) beginBlocks(group);
  const done = rowsOf(args, load<usize>(args), load<usize>(args, 56), load<usize>(args, 8), from, to, n, k, group, from * n * 4);
  if (group != 0) runBlocks(group, done, to * n * 4, true);
}

/** c = or += a block of a, packed, times all of b, `deep` of its `k` packed rows. */
function block(
  a: usize, b: usize, c: usize, m: usize, n: usize, deep: usize, k: usize, row: usize, add: bool,
): void {
  for (let j: usize = 0; j < n; j += columns, b += k * columns * 4) {
    const wide = min(columns, n - j);
    let panel = a;
    for (let i: usize = 0; i < m; i += rows, panel += deep * rows * 4) {
      const high = min(rows, m - i);
      const to = c + i * row + j * 4;
      if (wide == columns && high == rows) tile(panel, b, deep, to, row, add);
      else edgeTile(panel, b, deep, to, row, add, high, wide);
    }
  }
}
