import type { Half } from "../kernel.ts";

/** Four numbers as they lie in a tile: float32, or rounded to float16. */
export interface TileMemory {
  /** Its WGSL type. */
  readonly type: string;
  readonly bytes: number;
  /** Of a vec4<f32>. */
  readonly packed: (four: string) => string;
  /** As a vec4<f32>. */
  readonly unpacked: (four: string) => string;
}

/** @param half how float16 is to be had: by the feature shader-f16, or in halves of a u32, which every device has */
export function tileMemory(half: Half): TileMemory {
  if (half === "none")
    return { type: "vec4<f32>", bytes: 16, packed: (four) => four, unpacked: (four) => four };
  if (half === "f16")
    return {
      type: "vec4<f16>",
      bytes: 8,
      packed: (four) => `vec4<f16>(${four})`,
      unpacked: (four) => `vec4<f32>(${four})`,
    };
  return {
    type: "vec2<u32>",
    bytes: 8,
    packed: (four) => `halves(${four})`,
    unpacked: (four) => `fromHalves(${four})`,
  };
}

/** What the packed form calls. */
export const packing: readonly string[] = [
  "fn halves(x: vec4<f32>) -> vec2<u32> { return vec2<u32>(pack2x16float(x.xy), pack2x16float(x.zw)); }",
  "fn fromHalves(x: vec2<u32>) -> vec4<f32> { return vec4<f32>(unpack2x16float(x.x), unpack2x16float(x.y)); }",
];
