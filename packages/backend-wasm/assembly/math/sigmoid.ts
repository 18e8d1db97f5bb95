import { choose, madd } from "../madd";
import { exp } from "./exp";

const sign: i32 = 0x80000000;

/** From memory, as V8 makes a constant vector anew, in three instructions, wherever a loop uses it. */
const numbers: usize = memory.data<f32>([
  // 0: 1. For erf, 1, 2: ± where it is 1; 3 to 9: P; 10 to 13: Q.
  1, 3.8325, -3.8325,
  -2.72614225801306e-10, 2.77068142495902e-8, -2.10102402082508e-6, -5.69250639462346e-5,
  -7.34990630326855e-4, -2.95459980854025e-3, -1.60960333262415e-2,
  -1.45660718464996e-5, -2.13374055278905e-4, -1.68282697438203e-3, -7.37332916720468e-3,
  // 14: the last one of Q. For tanh, 15, 16: ± where it is 1; 17 to 23: P; 24 to 27: Q; 28: -1.
  -1.42647390514189e-2, 9.01, -9.01,
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8,
  1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
  1.19825839466702e-6, 1.18534705686654e-4, 2.26843463243900e-3, 4.89352518554385e-3, -1,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}

/** 1 / (1 + e^-x), within 3 ULP; where e^-x is infinite, it is 0. */
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.div(number(0), f32x4.add(number(0), exp(f32x4.neg(x))));
}

/** tanh x, within 7 ULP: x P(x²) / Q(x²) (the coefficients are Eigen's, from its ptanh_float, 2016). */
@inline
export function tanh(x: v128): v128 {
  const y = within(x, number(15), number(16));
  const s = f32x4.mul(y, y);
  let p = madd(number(17), s, number(18));
  p = madd(p, s, number(19));
  p = madd(p, s, number(20));
  p = madd(p, s, number(21));
  p = madd(p, s, number(22));
  p = madd(p, s, number(23));
  let q = madd(number(24), s, number(25));
  q = madd(q, s, number(26));
  q = madd(q, s, number(27));
  return ended(x, f32x4.div(f32x4.mul(y, p), q), number(15));
}

/** 2/√π ∫₀ˣ e^(-t²) dt, within 6 ULP: x P(x²) / Q(x²) (the coefficients are Eigen's, from its generic_fast_erf_float, 2023). */
@inline
export function erf(x: v128): v128 {
  const y = within(x, number(1), number(2));
  const s = f32x4.mul(y, y);
  let p = madd(number(3), s, number(4));
  p = madd(p, s, number(5));
  p = madd(p, s, number(6));
  p = madd(p, s, number(7));
  p = madd(p, s, number(8));
  p = madd(p, s, number(9));
  let q = madd(number(10), s, number(11));
  q = madd(q, s, number(12));
  q = madd(q, s, number(13));
  q = madd(q, s, number(14));
  return ended(x, f32x4.div(f32x4.mul(y, p), q), number(1));
}

/** x, bounded; NaN stays. One instruction each, where f32x4.min and max take eight, for a NaN of the other operand. */
@inline
function within(x: v128, most: v128, least: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, most), least);
}

/** y, no further from 0 than ±1, and exactly that from ±end on: gelu multiplies what is missing by large numbers. */
@inline
function ended(x: v128, y: v128, end: v128): v128 {
  const bounded = within(y, number(0), number(28));
  const one = v128.or(number(0), v128.and(x, i32x4.splat(sign)));
  return choose(f32x4.ge(f32x4.abs(x), end), one, bounded);
}
