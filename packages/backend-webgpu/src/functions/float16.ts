/**
 * A float32 as a float16 next to it, as IEEE 754 has it: from 65,520 on infinity, and NaN stays NaN. By itself WGSL leaves open
 * what becomes of numbers past the largest float16, 65,504, and loss scaling waits for infinity.
 */
export const float16: string = `fn rounded(x: f32) -> f16 {
  let bits = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  if (size >= 0x477ff000u) {
    return bitcast<vec2<f16>>(((bits >> 16u) & 0x8000u) | select(0x7c00u, 0x7e00u, size > 0x7f800000u)).x;
  }
  return f16(x);
}`;
