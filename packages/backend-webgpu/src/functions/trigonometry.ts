/**
 * sin and cos within 2 ulp of 1 for |x| up to 10^4; a device's own may be off by 2e-4 (SwiftShader).
 *
 * x = q π/2 + r with |r| <= π/4. π/2 is taken away in three parts (Cody and Waite), of which the first two
 * have at most 11 bits, so that their products with q < 2^13 are exact. Polynomials of Cephes' sinf (Moshier).
 * Past 10^7, where neighbouring numbers are further apart than π, any number from -1 to 1 is as good as another.
 */
export const trigonometry: readonly string[] = [
  `fn sineOfQuarters(x: f32, quarters: i32) -> f32 {
  let q = round(x * 0.636619772f);
  let rest = ((x - q * 1.5703125f) - q * 4.837512969970703e-4f) - q * 7.549789954891882e-8f;
  let r = clamp(rest, -0.7853982f, 0.7853982f);
  let z = r * r;
  let sine = ((-1.9515295891e-4f * z + 8.3321608736e-3f) * z - 1.6666654611e-1f) * z * r + r;
  let cosine = ((2.443315711809948e-5f * z - 1.388731625493765e-3f) * z + 4.166664568298827e-2f) * z * z - 0.5f * z + 1.0f;
  let quarter = i32(q) + quarters;
  let y = select(sine, cosine, (quarter & 1) != 0);
  return select(select(y, -y, (quarter & 2) != 0), notANumber(), isNan(x) || abs(x) == infinity());
}`,
];
