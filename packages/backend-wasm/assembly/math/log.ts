import { all, choose, madd } from "../madd";

/** ln x within 2 ULP: x = 2^e m with m in [√½, √2), ln x = e ln 2 + ln m (Cephes logf, Moshier 1989). */
@inline
export function log(x: v128): v128 {
  // Subnormals are scaled by 2^23 into the normal numbers.
  const tiny = f32x4.lt(x, all(1.17549435e-38));
  const scaled = choose(tiny, f32x4.mul(x, all(8388608)), x);
  const shifted = i32x4.sub(scaled, i32x4.splat(0x3f3504f3));
  const exponent = i32x4.shr_s(shifted, 23);
  const m = i32x4.sub(scaled, i32x4.shl(exponent, 23));
  const e = f32x4.sub(f32x4.convert_i32x4_s(exponent), v128.and(tiny, all(23)));
  const f = f32x4.sub(m, all(1));
  const z = f32x4.mul(f, f);
  let p = madd(all(7.0376836292e-2), f, all(-1.1514610310e-1));
  p = madd(p, f, all(1.1676998740e-1));
  p = madd(p, f, all(-1.2420140846e-1));
  p = madd(p, f, all(1.4249322787e-1));
  p = madd(p, f, all(-1.6668057665e-1));
  p = madd(p, f, all(2.0000714765e-1));
  p = madd(p, f, all(-2.4999993993e-1));
  p = madd(p, f, all(3.3333331174e-1));
  let y = f32x4.mul(f32x4.mul(p, f), z);
  y = madd(e, all(-2.12194440e-4), y);
  y = madd(z, all(-0.5), y);
  y = madd(e, all(0.693359375), f32x4.add(f, y));
  y = choose(f32x4.eq(x, all(Infinity)), x, y);
  y = choose(f32x4.eq(x, all(0)), all(-Infinity), y);
  return v128.or(y, v128.not(f32x4.ge(x, all(0))));
}

/** ln(1 + x) = ln u + (x - (u - 1)) / u for u = 1 + x as rounded: the second term is what the rounding lost. */
@inline
export function log1p(x: v128): v128 {
  const u = f32x4.add(x, all(1));
  const lost = f32x4.div(f32x4.sub(x, f32x4.sub(u, all(1))), u);
  const inside = v128.and(f32x4.gt(u, all(0)), f32x4.lt(u, all(Infinity)));
  return f32x4.add(log(u), v128.and(lost, inside));
}
