import { all, choose, madd } from "../madd";
import { exp } from "./exp";

const sign: i32 = 0x80000000;

/** 1 / (1 + e^-x), within 3 ULP; where e^-x is infinite, it is 0. */
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.div(all(1), f32x4.add(all(1), exp(f32x4.neg(x))));
}

/** tanh x, within 3 ULP: x + x³ P(x²) below 0.625 (Cephes tanhf, Moshier 1989), else 1 - 2 / (e^2|x| + 1), with x's sign. */
@inline
export function tanh(x: v128): v128 {
  const y = f32x4.abs(x);
  const s = f32x4.mul(x, x);
  let p = madd(all(-5.70498872745e-3), s, all(2.06390887954e-2));
  p = madd(p, s, all(-5.37397155531e-2));
  p = madd(p, s, all(1.33314422036e-1));
  p = madd(p, s, all(-3.33332819422e-1));
  const near = madd(f32x4.mul(p, s), x, x);
  const far = f32x4.sub(all(1), f32x4.div(all(2), f32x4.add(exp(f32x4.add(y, y)), all(1))));
  const signed = v128.or(far, v128.and(x, i32x4.splat(sign)));
  return choose(f32x4.lt(y, all(0.625)), near, signed);
}

/** 2/√π ∫₀ˣ e^(-t²) dt, within 3 ULP: a polynomial below 0.92, else 1 - e^(a polynomial) (N. Juffa, 2014, erff). */
@inline
export function erf(x: v128): v128 {
  const t = f32x4.abs(x);
  const s = f32x4.mul(x, x);
  let q = madd(all(-1.72853470e-5), t, all(3.83197126e-4));
  q = madd(q, s, madd(all(-3.88396438e-3), t, all(2.42546219e-2)));
  q = madd(q, t, all(-1.06777877e-1));
  q = madd(q, t, all(-6.34846687e-1));
  q = madd(q, t, all(-1.28717512e-1));
  q = madd(q, t, f32x4.neg(t));
  const far = v128.or(f32x4.sub(all(1), exp(q)), v128.and(x, i32x4.splat(sign)));
  let p = madd(all(-5.96761703e-4), s, all(4.99119423e-3));
  p = madd(p, s, all(-2.67681349e-2));
  p = madd(p, s, all(1.12819925e-1));
  p = madd(p, s, all(-3.76125336e-1));
  p = madd(p, s, all(1.28379166e-1));
  const near = madd(p, x, x);
  return choose(f32x4.gt(t, all(0.921875)), far, near);
}
