import { exponential } from "./exponential.ts";

/**
 * erf within 2 ulp: x + x p(x²) below 1, and 1 - e^(-q(|x|)) from there on, where the rounding of the power
 * no longer shows. Both polynomials are minimax fits, p of erf(x)/x - 1 on [0, 1] (relative error of erf
 * 1.3e-9 before rounding) and q of -ln(1 - erf(x)) on [1, 3.95] (1.1e-9); beyond, erf rounds to 1.
 */
export const errorFunction: readonly string[] = [
  ...exponential,
  `fn errorFunction(x: f32) -> f32 {
  let t = min(abs(x), 3.95f);
  let z = t * t;
  let p = (((((7.853854913e-5f * z - 8.010191377e-4f) * z + 5.188327283e-3f) * z - 2.685381082e-2f) * z
    + 1.128358543e-1f) * z - 3.761262595e-1f) * z + 1.283791661e-1f;
  let q = (((((-1.863800571e-4f * t + 2.947666449e-3f) * t - 2.183809504e-2f) * t + 1.031068191e-1f) * t
    + 6.381447315e-1f) * t + 1.127089262f) * t + 3.415129613e-4f;
  let y = select(1.0f - exponential(-q), t + t * p, t < 1.0f);
  return select(select(y, -y, x < 0.0f), x, isNan(x));
}`,
];
