import { madd } from "../madd";
import { own } from "../threads/thread";

/** Rows and columns of a tile; its 8 accumulators, 2 vectors of b and one of a stay in V8's 15 vector registers.
 * The loop over k is not unrolled: unrolled, V8 spills. */
export const rows: usize = 4;
export const columns: usize = 8;

/**
 * c[4 × 8] = or += Σ_k a[k][4] · b[k][8], for panels a and b that lie there in the order in which they are read.
 * `row` is bytes from one row of c to the next.
 */
export function tile(a: usize, b: usize, k: usize, c: usize, row: usize, add: bool): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  const end = a + k * 16;
  for (; a < end; a += 16, b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = madd(a0, b0, c00);
    c01 = madd(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = madd(a1, b0, c10);
    c11 = madd(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = madd(a2, b0, c20);
    c21 = madd(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = madd(a3, b0, c30);
    c31 = madd(a3, b1, c31);
  }
  put(c, c00, c01, add);
  put(c + row, c10, c11, add);
  put(c + row * 2, c20, c21, add);
  put(c + row * 3, c30, c31, add);
}

@inline
function put(c: usize, left: v128, right: v128, add: bool): void {
  if (add) {
    left = f32x4.add(left, v128.load(c));
    right = f32x4.add(right, v128.load(c, 16));
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}

/** The same for a tile of which only the first `m` rows and `n` columns are part of c: it goes through the thread's own memory. */
export function edgeTile(a: usize, b: usize, k: usize, c: usize, row: usize, add: bool, m: usize, n: usize): void {
  const edge = own;
  if (add) copyTile(c, row, edge, 32, m, n);
  tile(a, b, k, edge, 32, add);
  copyTile(edge, 32, c, row, m, n);
}

function copyTile(from: usize, fromRow: usize, to: usize, toRow: usize, m: usize, n: usize): void {
  for (let i: usize = 0; i < m; i++, from += fromRow, to += toRow)
    for (let j: usize = 0; j < n * 4; j += 4) store<i32>(to + j, load<i32>(from + j));
}
