import { all, choose, madd } from "../madd";

/** 1.5 · 2^23: adding it leaves the nearest whole number in the low bits. */
const magic: f32 = 12582912;
/** ln 2 = high + low, high with few enough bits that n · high is exact. */
const high: f32 = 0.693359375;
const low: f32 = -2.12194440e-4;

/** e^r - 1 - r for |r| ≤ ½ ln 2 (Cephes expf, Moshier 1989), over r². */
@inline
function tail(r: v128): v128 {
  let p = madd(all(1.9875691500e-4), r, all(1.3981999507e-3));
  p = madd(p, r, all(8.3334519073e-3));
  p = madd(p, r, all(4.1665795894e-2));
  p = madd(p, r, all(1.6666665459e-1));
  return madd(p, r, all(5.0000001201e-1));
}

/** e^x within 2 ULP: x = n ln 2 + r, e^x = 2^n e^r; 0 where that is subnormal. */
@inline
export function exp(x: v128): v128 {
  const t = madd(x, all(1.44269504088896341), all(magic));
  const n = f32x4.sub(t, all(magic));
  const r = madd(n, all(-low), madd(n, all(-high), x));
  const e = f32x4.add(madd(tail(r), f32x4.mul(r, r), r), all(1));
  let y = i32x4.add(e, i32x4.shl(t, 23));
  y = choose(f32x4.gt(x, all(88.7228394)), all(Infinity), y);
  y = v128.andnot(y, f32x4.lt(x, all(-87.3365448)));
  return v128.or(y, f32x4.ne(x, x));
}

/** e^x - 1 = 2 (2^(n-1) (e^r - 1) + 2^(n-1) - ½), within 3 ULP. */
@inline
export function expm1(x: v128): v128 {
  const bounded = f32x4.max(x, all(-30));
  const t = madd(bounded, all(1.44269504088896341), all(magic));
  const n = f32x4.sub(t, all(magic));
  const r = madd(n, all(-low), madd(n, all(-high), bounded));
  const e = madd(tail(r), f32x4.mul(r, r), r);
  const half = i32x4.add(all(0.5), i32x4.shl(t, 23));
  const y = madd(half, e, f32x4.sub(half, all(0.5)));
  const doubled = choose(f32x4.gt(x, all(88.7228394)), all(Infinity), f32x4.add(y, y));
  return v128.or(doubled, f32x4.ne(x, x));
}
