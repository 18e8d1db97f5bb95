import { choose, madd } from "../madd";

/** The numbers of the formulas, by the place of their first use. From memory, as V8 makes a constant vector anew, in three
 * instructions, wherever a loop uses it: this way erf is a third faster. */
const numbers: usize = memory.data<f32>([
  1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
  1.44269504088896341, 12582912, 2.12194440e-4, -0.693359375, 1, 88.7228394,
  Infinity, -87.3365448, -30, 0.5,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}

/** e^r - 1 - r for |r| ≤ ½ ln 2 (Cephes expf, Moshier 1989), over r². */
@inline
function tail(r: v128): v128 {
  let p = madd(number(0), r, number(1));
  p = madd(p, r, number(2));
  p = madd(p, r, number(3));
  p = madd(p, r, number(4));
  return madd(p, r, number(5));
}

/**
 * e^x within 2 ULP: x = n ln 2 + r, e^x = 2^n e^r; 0 where that is subnormal.
 *
 * Numbers 6 and 7 are 1 / ln 2 and 1.5 · 2^23, which leaves the nearest whole number in the low bits; 8 and 9 are -ln 2 in two
 * parts, the second with so few bits that n times it is exact.
 */
@inline
export function exp(x: v128): v128 {
  const t = madd(x, number(6), number(7));
  const n = f32x4.sub(t, number(7));
  const r = madd(n, number(8), madd(n, number(9), x));
  const e = f32x4.add(madd(tail(r), f32x4.mul(r, r), r), number(10));
  let y = i32x4.add(e, i32x4.shl(t, 23));
  y = choose(f32x4.gt(x, number(11)), number(12), y);
  y = v128.andnot(y, f32x4.lt(x, number(13)));
  return v128.or(y, f32x4.ne(x, x));
}

/** e^x - 1 = 2 (2^(n-1) (e^r - 1) + 2^(n-1) - ½), within 3 ULP. */
@inline
export function expm1(x: v128): v128 {
  const bounded = f32x4.pmax(x, number(14));
  const t = madd(bounded, number(6), number(7));
  const n = f32x4.sub(t, number(7));
  const r = madd(n, number(8), madd(n, number(9), bounded));
  const e = madd(tail(r), f32x4.mul(r, r), r);
  const half = i32x4.add(number(15), i32x4.shl(t, 23));
  const y = madd(half, e, f32x4.sub(half, number(15)));
  const doubled = choose(f32x4.gt(x, number(11)), number(12), f32x4.add(y, y));
  return v128.or(doubled, f32x4.ne(x, x));
}

/** The sum of e^x of two vectors, none of them above 0, which go to `out` if that is not 0: as `exp`, but each number of the formula is read
 * from memory once for both. */
@inline
export function expSum(x: v128, y: v128, out: usize): v128 {
  const perLn2 = number(6), magic = number(7), low = number(8), high = number(9);
  const t = madd(x, perLn2, magic), u = madd(y, perLn2, magic);
  const n = f32x4.sub(t, magic), o = f32x4.sub(u, magic);
  const r = madd(n, low, madd(n, high, x)), s = madd(o, low, madd(o, high, y));
  const c0 = number(0), c1 = number(1), c2 = number(2), c3 = number(3), c4 = number(4), c5 = number(5), one = number(10);
  let p = madd(c0, r, c1), q = madd(c0, s, c1);
  p = madd(p, r, c2); q = madd(q, s, c2);
  p = madd(p, r, c3); q = madd(q, s, c3);
  p = madd(p, r, c4); q = madd(q, s, c4);
  p = madd(p, r, c5); q = madd(q, s, c5);
  const d = f32x4.add(madd(p, f32x4.mul(r, r), r), one), e = f32x4.add(madd(q, f32x4.mul(s, s), s), one);
  const least = number(13);
  let v = v128.andnot(i32x4.add(d, i32x4.shl(t, 23)), f32x4.lt(x, least));
  let w = v128.andnot(i32x4.add(e, i32x4.shl(u, 23)), f32x4.lt(y, least));
  v = v128.or(v, f32x4.ne(x, x));
  w = v128.or(w, f32x4.ne(y, y));
  if (out != 0) {
    v128.store(out, v);
    v128.store(out, w, 16);
  }
  return f32x4.add(v, w);
}
