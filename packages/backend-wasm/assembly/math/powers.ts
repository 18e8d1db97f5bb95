import { madd } from "../madd";

/** The numbers of the formula, from memory, as V8 makes a constant vector anew wherever a loop uses it. */
const numbers: usize = memory.data<f32>([
  -88.0296919, 1.44269504088896341, 12583039, -0.69314718055994531, 2.12194440e-4, -0.693359375,
  8.2892906e-3, 4.18978222e-2, 1.66676521e-1, 4.99991506e-1, 9.99999702e-1,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}

/**
 * Stores e^x of two vectors, none of them above 0, at `out` if that is not 0, each number of the formula read once for both.
 *
 * x = n ln 2 + r, e^x = 2^n + 2^n r p(r), with the p that XNNPACK has (f32-raddstoreexpminusmax, rr2-p5, 2020): from -10 to 0 within 3 ULP,
 * the most of it a factor that all powers have in common, and so softmax nothing of; below 127 ln 2, number 0, it is exactly 0; NaN stays.
 * Number 2, 1.5 · 2^23 + 127, leaves the exponent of 2^n in the low bits; 3 is -ln 2, which suffices where a product is not rounded; else
 * it is in two parts, the second with so few bits that n times it is exact.
 *
 * @returns their sum
 */
@inline
export function powers(x: v128, y: v128, out: usize): v128 {
  const least = number(0), perLn2 = number(1), magic = number(2);
  const a = f32x4.pmax(x, least), b = f32x4.pmax(y, least);
  const t = madd(a, perLn2, magic), u = madd(b, perLn2, magic);
  const n = f32x4.sub(t, magic), o = f32x4.sub(u, magic);
  const r = rest(n, a), s = rest(o, b);
  const c0 = number(6), c1 = number(7), c2 = number(8), c3 = number(9), c4 = number(10);
  let p = madd(c0, r, c1), q = madd(c0, s, c1);
  p = madd(p, r, c2); q = madd(q, s, c2);
  p = madd(p, r, c3); q = madd(q, s, c3);
  p = madd(p, r, c4); q = madd(q, s, c4);
  const f = i32x4.shl(t, 23), g = i32x4.shl(u, 23);
  p = madd(p, f32x4.mul(r, f), f); q = madd(q, f32x4.mul(s, g), g);
  if (out != 0) {
    v128.store(out, p);
    v128.store(out, q, 16);
  }
  return f32x4.add(p, q);
}

/** x - n ln 2 */
@inline
function rest(n: v128, x: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return madd(n, number(3), x);
  return madd(n, number(4), madd(n, number(5), x));
}
