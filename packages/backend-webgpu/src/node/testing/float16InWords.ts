import type { WebGPUBackend } from "../../backend.ts";
import { float16 } from "../../functions/float16.ts";
import type { Traits } from "../../kernels/kernel.ts";
import type { Room } from "../../shader/room.ts";
import { type TestBackend, testBackend } from "./testBackend.ts";

/**
 * For tests: a backend with float16 storage on the software adapter, which has no shader-f16. Its shaders are rewritten so that every float16
 * lies as 16 bits of an atomic word, which is too slow for anything else; where it lies, and what becomes of a number, is the same.
 */
export async function float16InWords(traits: Partial<Traits>, room?: Room): Promise<TestBackend> {
  const made = await testBackend(traits, room);
  if (!made.backend) return made;
  const { device } = (made.backend as WebGPUBackend).gpu;
  const original = device.createShaderModule.bind(device);
  device.createShaderModule = (descriptor) => original({ ...descriptor, code: rewritten(descriptor.code) });
  return made;
}

const declaration = /var<storage, read_write> (hal\w+): array<(?:f16|vec4<f16>)>;/g;

/** To the nearest float16, as `rounded` of the shaders with f16 does. */
const rounding = `fn rounded(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  if (size > 0x7f800000u) { return x; }
  if (size >= 0x477ff000u) { return bitcast<f32>((bits & 0x80000000u) | 0x7f800000u); }
  return unpack2x16float(pack2x16float(vec2<f32>(x, 0.0f))).x;
}`;

/** The 16 bits that a float16 is, and back. */
const reading = `fn bitsOf(x: f32) -> u32 {
  let bits = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  if (size >= 0x477ff000u) { return ((bits >> 16u) & 0x8000u) | select(0x7c00u, 0x7e00u, size > 0x7f800000u); }
  return pack2x16float(vec2<f32>(x, 0.0f)) & 0xffffu;
}
fn ofBits(bits: u32) -> f32 {
  if ((bits & 0x7c00u) == 0x7c00u) {
    return bitcast<f32>(((bits & 0x8000u) << 16u) | select(0x7f800000u, 0x7fc00000u, (bits & 0x3ffu) != 0u));
  }
  return unpack2x16float(bits).x;
}`;

function rewritten(code: string): string {
  const names = [...code.matchAll(declaration)].map(([all, name]) => ({
    name,
    isOfFours: all.includes("vec4"),
  }));
  if (names.length === 0) return code;
  let text = code
    .replace(/^enable f16;\n/m, "")
    .replace(float16, rounding)
    .replace(declaration, "var<storage, read_write> $1: array<atomic<u32>>;");
  for (const { name, isOfFours } of names) {
    text = text.replace(new RegExp(`\\b${name}\\[([^=;]*?)\\] = (\\w+);`, "g"), `put_${name}($1, $2);`);
    text = withCalls(text, name, `take_${name}`);
    const one = (i: string): string =>
      `ofBits((atomicLoad(&${name}[(${i}) >> 1u]) >> (((${i}) & 1u) * 16u)) & 0xffffu)`;
    const fours = [0, 1, 2, 3].map((j) => one(`4u * i + ${j}u`));
    text += isOfFours
      ? `\nfn take_${name}(i: u32) -> vec4<f32> { return vec4<f32>(${fours.join(", ")}); }`
      : `\nfn take_${name}(i: u32) -> f32 { return ${one("i")}; }
fn put_${name}(i: u32, x: f32) {
  atomicAnd(&${name}[i >> 1u], ~(0xffffu << ((i & 1u) * 16u)));
  atomicOr(&${name}[i >> 1u], bitsOf(x) << ((i & 1u) * 16u));
}`;
  }
  return `${text.replace(/\bf16\b/g, "f32")}\n${reading}`;
}

/** Every element `name[index]` as a call. */
function withCalls(code: string, name: string, called: string): string {
  const at = code.search(new RegExp(`\\b${name}\\[`));
  if (at < 0) return code;
  const start = at + name.length;
  let end = start;
  for (let depth = 0; end < code.length; end++) {
    if (code[end] === "[") depth++;
    if (code[end] === "]" && --depth === 0) break;
  }
  const index = code.slice(start + 1, end);
  return `${code.slice(0, at)}${called}(${index})${withCalls(code.slice(end + 1), name, called)}`;
}
