import { exponential } from "./exponential.ts";
import { logarithm } from "./logarithm.ts";

/**
 * a^b with the corners of IEEE 754-2019, 9.2.1: a^0 and 1^b are 1 whatever the other; NaN for a < 0 unless b
 * is whole; signed zeros and infinities. WGSL's own pow is undefined for a < 0.
 *
 * |a|^b = 2^(b (k + log2(1 + f))), whose whole part becomes the exponent; a small whole b multiplies instead.
 */
export const power: readonly string[] = [
  ...exponential,
  ...logarithm,
  `fn powerByProducts(a: f32, b: u32) -> f32 {
  var square = a;
  var product = 1.0f;
  for (var rest = b; rest != 0u; rest >>= 1u) {
    if ((rest & 1u) != 0u) { product *= square; }
    square *= square;
  }
  return product;
}`,
  `fn powerByLogarithm(a: f32, b: f32) -> f32 {
  let k = binaryExponent(a);
  let f = bitcast<f32>(bitcast<i32>(a) - (k << 23u)) - 1.0f;
  let l = (f + log1pReduced(f)) * 1.44269504f;
  let whole = clamp(round(b * (f32(k) + l)), -300.0f, 300.0f);
  let rest = clamp(fma(b, f32(k), -whole) + b * l, -1.0f, 1.0f);
  let n = i32(clamp(whole, -252.0f, 252.0f));
  return timesPowerOfTwo(1.0f + expm1Reduced(rest * 0.693147181f), n);
}`,
  `fn power(a: f32, b: f32) -> f32 {
  if (b == 0.0f || a == 1.0f) { return 1.0f; }
  if (isNan(a) || isNan(b)) { return a + b; }
  let size = abs(a);
  let isWhole = floor(b) == b;
  let isOdd = isWhole && abs(b) < 16777216.0f && (i32(b) & 1) != 0;
  let isNegative = bitcast<i32>(a) < 0;
  if (isWhole && b > 0.0f && b <= 16.0f) { return powerByProducts(a, u32(b)); }
  var y = 0.0f;
  if (abs(b) == infinity()) { y = select(select(0.0f, infinity(), (size > 1.0f) == (b > 0.0f)), 1.0f, size == 1.0f); }
  else if (size < 1.17549435e-38f) { y = select(infinity(), 0.0f, b > 0.0f); }
  else if (size == infinity()) { y = select(0.0f, infinity(), b > 0.0f); }
  else if (isNegative && !isWhole) { y = notANumber(); }
  else { y = powerByLogarithm(size, b); }
  return select(y, -y, isNegative && isOdd);
}`,
];
