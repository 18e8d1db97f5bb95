/**
 * e^x, e^x - 1 and what follows from them, within 2 ulp, where WGSL grants its own exp 3 + 2|x| ulp.
 *
 * x = k ln 2 + r with |r| <= ln 2 / 2, so that e^x = 2^k e^r. ln 2 is taken away in two parts, of which the
 * first has so few bits that its product with k is exact. e^r - 1 by the polynomial of Cephes' expf (Moshier).
 */
export const exponential: readonly string[] = [
  `fn expm1Reduced(r: f32) -> f32 {
  let p = ((((1.9875691500e-4f * r + 1.3981999507e-3f) * r + 8.3334519073e-3f) * r + 4.1665795894e-2f) * r
    + 1.6666665459e-1f) * r + 5.0000001201e-1f;
  return p * r * r + r;
}`,
  // In two factors, since 2^128 is no float32 although 2^128 · 0.9 is.
  `fn timesPowerOfTwo(x: f32, k: i32) -> f32 {
  let half = k >> 1u;
  return x * bitcast<f32>((half + 127) << 23u) * bitcast<f32>((k - half + 127) << 23u);
}`,
  `fn reduceByLn2(x: f32, k: f32) -> f32 { return (x - k * 0.693359375f) + k * 2.12194440e-4f; }`,
  `fn exponential(x: f32) -> f32 {
  let y = clamp(x, -104.0f, 89.0f);
  let k = round(y * 1.44269504f);
  let power = timesPowerOfTwo(1.0f + expm1Reduced(reduceByLn2(y, k)), i32(k));
  return select(power, x, isNan(x));
}`,
];

/** e^x - 1 = 2^k (e^r - 1) + (2^k - 1): nothing cancels near 0, where k = 0. */
export const exponentialMinus1: readonly string[] = [
  ...exponential,
  `fn exponentialMinus1(x: f32) -> f32 {
  let y = clamp(x, -18.0f, 18.0f);
  let k = round(y * 1.44269504f);
  let scale = timesPowerOfTwo(1.0f, i32(k));
  let near = scale * expm1Reduced(reduceByLn2(y, k)) + (scale - 1.0f);
  return select(select(near, exponential(x), x > 18.0f), x, isNan(x));
}`,
];

/** tanh x = -t / (t + 2) with t = e^(-2|x|) - 1, and the sign of x: nothing overflows, nothing cancels. */
export const hyperbolicTangent: readonly string[] = [
  ...exponentialMinus1,
  `fn hyperbolicTangent(x: f32) -> f32 {
  let t = exponentialMinus1(-2.0f * abs(x));
  let y = -t / (t + 2.0f);
  return select(select(y, -y, x < 0.0f), x, isNan(x));
}`,
];

/** 1 / (1 + e^-x), for negative x as e^x / (1 + e^x): the power is at most 1. */
export const logistic: readonly string[] = [
  ...exponential,
  `fn logistic(x: f32) -> f32 {
  let power = exponential(-abs(x));
  return select(1.0f, power, x < 0.0f) / (1.0f + power);
}`,
];
