import { madd } from "../madd";
import { total } from "../reduce/lanes";

/** Products that are added up in float32 before their sum is added to one in float64. */
const stretch: usize = 256;

/**
 * out[m × n] = or += Σ_k A[i, k] · B[k, j] without packing, for products so small that packing is half of the work.
 * A's elements lie at a + i · rowA + k · stepA, B's at b + k · stepB + j · 4, in bytes; out is dense. Reads up to a line past b and out.
 */
export function smallProduct(
  a: usize, b: usize, out: usize, m: usize, n: usize, k: usize, rowA: usize, stepA: usize, stepB: usize, add: bool,
): void {
  const row = n * 4;
  for (let j: usize = 0; j < n; j += 8) {
    const columns = min<usize>(8, n - j);
    for (let i: usize = 0; i < m; i += 2) {
      const two = i + 1 < m;
      let p = a + i * rowA;
      // A row that is not there is the one before it once more.
      const next: usize = two ? rowA : 0;
      let q = b + j * 4;
      let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00;
      for (let r: usize = 0; r < k; r++, p += stepA, q += stepB) {
        const b0 = v128.load(q);
        const b1 = v128.load(q, 16);
        const a0 = v128.load32_splat(p);
        const a1 = v128.load32_splat(p + next);
        c00 = madd(a0, b0, c00);
        c01 = madd(a0, b1, c01);
        c10 = madd(a1, b0, c10);
        c11 = madd(a1, b1, c11);
      }
      const c = out + i * row + j * 4;
      if (add) {
        c00 = f32x4.add(c00, v128.load(c));
        c01 = f32x4.add(c01, v128.load(c, 16));
        c10 = f32x4.add(c10, v128.load(c + row));
        c11 = f32x4.add(c11, v128.load(c + row, 16));
      }
      putRow(c, c00, c01, columns);
      if (two) putRow(c + row, c10, c11, columns);
    }
  }
}

@inline
function putRow(c: usize, left: v128, right: v128, columns: usize): void {
  if (columns >= 4) {
    v128.store(c, left);
    if (columns == 8) v128.store(c, right, 16);
    else putSome(c + 16, right, columns - 4);
  } else putSome(c, left, columns);
}

/** The first 0 to 3 lanes. */
@inline
function putSome(c: usize, x: v128, columns: usize): void {
  if (columns == 0) return;
  v128.store32_lane(c, x, 0);
  if (columns == 1) return;
  v128.store32_lane(c, x, 1, 4);
  if (columns == 3) v128.store32_lane(c, x, 2, 8);
}

/** The same where B's elements lie anywhere: at b + k · stepB + j · columnB. One sum after the other. */
export function dotProducts(
  a: usize, b: usize, out: usize, m: usize, n: usize, k: usize, rowA: usize, stepA: usize, stepB: usize, columnB: usize,
): void {
  for (let i: usize = 0; i < m; i++, a += rowA) {
    let column = b;
    for (let j: usize = 0; j < n; j++, column += columnB, out += 4) {
      let p = a;
      let q = column;
      let sum: f64 = 0;
      let r: usize = 0;
      if (stepA == 4 && stepB == 4)
        while (r + 8 <= k) {
          const bytes = min<usize>((k - r) & ~7, stretch) * 4;
          let s0 = f32x4.splat(0), s1 = s0;
          for (const end = p + bytes; p < end; p += 32, q += 32) {
            s0 = madd(v128.load(p), v128.load(q), s0);
            s1 = madd(v128.load(p, 16), v128.load(q, 16), s1);
          }
          sum += <f64>total(f32x4.add(s0, s1));
          r += bytes >> 2;
        }
      for (; r < k; r++, p += stepA, q += stepB) sum += <f64>(load<f32>(p) * load<f32>(q));
      store<f32>(out, <f32>sum);
    }
  }
}
