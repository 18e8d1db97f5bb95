import { choose, madd } from "../madd";

/** The numbers of the formulas, by the place of their first use. From memory, as V8 makes a constant vector anew, in three
 * instructions, wherever a loop uses it: this way erf is a third faster. */
const numbers: usize = memory.data<f32>([
  1.38145986e-3, 8.36871688e-3, 4.16683880e-2, 1.66665206e-1, 4.99999934e-1,
  1.44269504088896341, 12582912, 2.12194440e-4, -0.693359375, 1, 88.7228394,
  Infinity, -87.3365448, -30, 0.5,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}

/** e^r - 1 - r for |r| ≤ ½ ln 2, over r²: the polynomial with the least largest relative error of e^r, 3.1e-9. */
@inline
function tail(r: v128): v128 {
  let p = madd(number(0), r, number(1));
  p = madd(p, r, number(2));
  p = madd(p, r, number(3));
  return madd(p, r, number(4));
}

/**
 * e^x within 2 ULP: x = n ln 2 + r, e^x = 2^n e^r; 0 where that is subnormal.
 *
 * Numbers 5 and 6 are 1 / ln 2 and 1.5 · 2^23, which leaves the nearest whole number in the low bits; 7 and 8 are -ln 2 in two
 * parts, the second with so few bits that n times it is exact.
 */
@inline
export function exp(x: v128): v128 {
  const t = madd(x, number(5), number(6));
  const n = f32x4.sub(t, number(6));
  const r = madd(n, number(7), madd(n, number(8), x));
  const e = f32x4.add(madd(tail(r), f32x4.mul(r, r), r), number(9));
  let y = i32x4.add(e, i32x4.shl(t, 23));
  y = choose(f32x4.gt(x, number(10)), number(11), y);
  y = v128.andnot(y, f32x4.lt(x, number(12)));
  return v128.or(y, f32x4.ne(x, x));
}

/** e^x - 1 = 2 (2^(n-1) (e^r - 1) + 2^(n-1) - ½), within 3 ULP. */
@inline
export function expm1(x: v128): v128 {
  const bounded = f32x4.pmax(x, number(13));
  const t = madd(bounded, number(5), number(6));
  const n = f32x4.sub(t, number(6));
  const r = madd(n, number(7), madd(n, number(8), bounded));
  const e = madd(tail(r), f32x4.mul(r, r), r);
  const half = i32x4.add(number(14), i32x4.shl(t, 23));
  const y = madd(half, e, f32x4.sub(half, number(14)));
  const doubled = choose(f32x4.gt(x, number(10)), number(11), f32x4.add(y, y));
  return v128.or(doubled, f32x4.ne(x, x));
}
