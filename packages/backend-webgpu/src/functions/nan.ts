/**
 * What every shader carries. NaN is told by its bits, as compilers fold `x != x` to false; infinity and NaN
 * come from variables, as WGSL rejects a constant expression that yields either.
 */
export const notNumbers: readonly string[] = [
  "var<private> infinityBits: u32 = 0x7f800000u;",
  "fn infinity() -> f32 { return bitcast<f32>(infinityBits); }",
  "fn notANumber() -> f32 { return bitcast<f32>(infinityBits | 0x400000u); }",
  "fn isNan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }",
];

/** The larger and the smaller of two numbers, NaN where either is: WGSL's own max(NaN, 1) is 1. */
export const extremes: readonly string[] = [
  "fn larger(a: f32, b: f32) -> f32 { return select(max(a, b), a + b, isNan(a) || isNan(b)); }",
  "fn smaller(a: f32, b: f32) -> f32 { return select(min(a, b), a + b, isNan(a) || isNan(b)); }",
];
