import { choose, madd } from "../madd";
import { exp } from "./exp";

/** The numbers of the formulas, by the place of their first use. From memory, as V8 makes a constant vector anew, in three
 * instructions, wherever a loop uses it: this way erf is a third faster. */
const numbers: usize = memory.data<f32>([
  1, -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1,
  2, 0.625, 3.8325, -3.8325, -2.72614225801306e-10, 2.77068142495902e-8,
  -2.10102402082508e-6, -5.69250639462346e-5, -7.34990630326855e-4, -2.95459980854025e-3, -1.60960333262415e-2, -1.45660718464996e-5,
  -2.13374055278905e-4, -1.68282697438203e-3, -7.37332916720468e-3, -1.42647390514189e-2, -1,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}


const sign: i32 = 0x80000000;

/** 1 / (1 + e^-x), within 3 ULP; where e^-x is infinite, it is 0. */
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.div(number(0), f32x4.add(number(0), exp(f32x4.neg(x))));
}

/** tanh x, within 3 ULP: x + x³ P(x²) below 0.625 (Cephes tanhf, Moshier 1989), else 1 - 2 / (e^2|x| + 1), with x's sign. */
@inline
export function tanh(x: v128): v128 {
  const y = f32x4.abs(x);
  const s = f32x4.mul(x, x);
  let p = madd(number(1), s, number(2));
  p = madd(p, s, number(3));
  p = madd(p, s, number(4));
  p = madd(p, s, number(5));
  const near = madd(f32x4.mul(p, s), x, x);
  const far = f32x4.sub(number(0), f32x4.div(number(6), f32x4.add(exp(f32x4.add(y, y)), number(0))));
  const signed = v128.or(far, v128.and(x, i32x4.splat(sign)));
  return choose(f32x4.lt(y, number(7)), near, signed);
}

/** 2/√π ∫₀ˣ e^(-t²) dt, within 6 ULP: x P(x²) / Q(x²) for |x| up to where the float32 nearest to it is 1 (the coefficients are
 * Eigen's, from its generic_fast_erf_float, 2023). */
@inline
export function erf(x: v128): v128 {
  const y = f32x4.max(f32x4.min(x, number(8)), number(9));
  const s = f32x4.mul(y, y);
  let p = madd(number(10), s, number(11));
  p = madd(p, s, number(12));
  p = madd(p, s, number(13));
  p = madd(p, s, number(14));
  p = madd(p, s, number(15));
  p = madd(p, s, number(16));
  let q = madd(number(17), s, number(18));
  q = madd(q, s, number(19));
  q = madd(q, s, number(20));
  q = madd(q, s, number(21));
  const r = f32x4.div(f32x4.mul(y, p), q);
  // Exactly ±1 from there on: gelu multiplies what is missing by large numbers.
  const end = v128.or(number(0), v128.and(x, i32x4.splat(sign)));
  return choose(f32x4.ge(f32x4.abs(x), number(8)), end, r);
}
