/**
 * ln x within 2 ulp, near 1 too, where WGSL grants its own log an absolute error of 2^-21.
 *
 * x = 2^k (1 + f) with 1 + f in [√½, √2); ln(1 + f) = f - f²/2 + f³ p(f) by the polynomial of Cephes' logf
 * (Moshier); ln 2 in two parts as in the exponential.
 */
export const logarithm: readonly string[] = [
  `fn log1pReduced(f: f32) -> f32 {
  let p = (((((((7.0376836292e-2f * f - 1.1514610310e-1f) * f + 1.1676998740e-1f) * f - 1.2420140846e-1f) * f
    + 1.4249322787e-1f) * f - 1.6668057665e-1f) * f + 2.0000714765e-1f) * f - 2.4999993993e-1f) * f + 3.3333331174e-1f;
  return p * f * f * f - 0.5f * f * f;
}`,
  // The k of x = 2^k (1 + f); f is what remains of x after it.
  `fn binaryExponent(x: f32) -> i32 { return (bitcast<i32>(x) - 0x3f3504f3) >> 23u; }`,
  `fn logarithm(x: f32) -> f32 {
  let k = binaryExponent(x);
  let f = bitcast<f32>(bitcast<i32>(x) - (k << 23u)) - 1.0f;
  let e = f32(k);
  var y = (f + (log1pReduced(f) - 2.12194440e-4f * e)) + 0.693359375f * e;
  if (x < 1.17549435e-38f) { y = select(-infinity(), notANumber(), x < 0.0f); }
  return select(y, x, isNan(x) || x == infinity());
}`,
];

/** ln(1 + x): where 1 + x needs no halving or doubling, without rounding that sum. */
export const logarithmOf1Plus: readonly string[] = [
  ...logarithm,
  `fn logarithmOf1Plus(x: f32) -> f32 {
  if (x > -0.29f && x < 0.41f) { return x + log1pReduced(x); }
  return logarithm(1.0f + x);
}`,
];
