import { choose, madd } from "../madd";

/** The numbers of the formulas, by the place of their first use. From memory, as V8 makes a constant vector anew, in three
 * instructions, wherever a loop uses it: this way erf is a third faster. */
const numbers: usize = memory.data<f32>([
  1.17549435e-38, 8388608, 23, 1, 7.0376836292e-2, -1.1514610310e-1,
  1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1,
  3.3333331174e-1, -2.12194440e-4, -0.5, 0.693359375, Infinity, 0,
  -Infinity,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}


/** ln x within 2 ULP: x = 2^e m with m in [√½, √2), ln x = e ln 2 + ln m (Cephes logf, Moshier 1989). */
@inline
export function log(x: v128): v128 {
  // Subnormals are scaled by 2^23 into the normal numbers.
  const tiny = f32x4.lt(x, number(0));
  const scaled = choose(tiny, f32x4.mul(x, number(1)), x);
  const shifted = i32x4.sub(scaled, i32x4.splat(0x3f3504f3));
  const exponent = i32x4.shr_s(shifted, 23);
  const m = i32x4.sub(scaled, i32x4.shl(exponent, 23));
  const e = f32x4.sub(f32x4.convert_i32x4_s(exponent), v128.and(tiny, number(2)));
  const f = f32x4.sub(m, number(3));
  const z = f32x4.mul(f, f);
  let p = madd(number(4), f, number(5));
  p = madd(p, f, number(6));
  p = madd(p, f, number(7));
  p = madd(p, f, number(8));
  p = madd(p, f, number(9));
  p = madd(p, f, number(10));
  p = madd(p, f, number(11));
  p = madd(p, f, number(12));
  let y = f32x4.mul(f32x4.mul(p, f), z);
  y = madd(e, number(13), y);
  y = madd(z, number(14), y);
  y = madd(e, number(15), f32x4.add(f, y));
  y = choose(f32x4.eq(x, number(16)), x, y);
  y = choose(f32x4.eq(x, number(17)), number(18), y);
  return v128.or(y, v128.not(f32x4.ge(x, number(17))));
}

/** ln(1 + x) = ln u + (x - (u - 1)) / u for u = 1 + x as rounded: the second term is what the rounding lost. */
@inline
export function log1p(x: v128): v128 {
  const u = f32x4.add(x, number(3));
  const lost = f32x4.div(f32x4.sub(x, f32x4.sub(u, number(3))), u);
  const inside = v128.and(f32x4.gt(u, number(17)), f32x4.lt(u, number(16)));
  return f32x4.add(log(u), v128.and(lost, inside));
}
