/** a · b + c, in one rounding where the machine has it (relaxed SIMD), else in two. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

@inline
export function all(value: f32): v128 {
  return f32x4.splat(value);
}

/** mask ? a : b, bit by bit; masks are all ones or all zeros per lane. */
@inline
export function choose(mask: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, mask);
}
