import { modules, relaxed, simd } from "./generated/modules.ts";
import { type Linked, linked } from "./linked.ts";
import { maySleep } from "./threads/host.ts";
import { ownAt, sharedBytes } from "./threads/shared.ts";

/** A kernels' module with a memory of its own. */
export interface Instance extends Linked {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Where what threads share lies. */
  readonly shared: number;
  /** From where on the memory is free. */
  readonly free: number;
}

/** Which instructions the kernels use. */
export type Variant = "simd" | "relaxed";

const variants = { simd, relaxed };
/** Bytes of one module in front of the other's next ones, as in generate/generate.ts. */
const slice = 8192;

/** A module whose only function is `f32x4.relaxed_madd` of three constants: valid where relaxed SIMD is there. */
const relaxedProbe = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0,
  253, 15, 65, 0, 253, 15, 253, 133, 2, 11,
];

export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(new Uint8Array(relaxedProbe));
}

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/** The module's code, compiled once. */
function moduleOf(variant: Variant, isShared: boolean): Promise<WebAssembly.Module> {
  const key = `${variant} ${isShared}`;
  const known = compiled.get(key);
  if (known) return known;
  const loading = load(variant, isShared);
  compiled.set(key, loading);
  return loading;
}

async function load(variant: Variant, isShared: boolean): Promise<WebAssembly.Module> {
  const { place, length, flag } = variants[variant];
  const packed = Uint8Array.from(atob(modules), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  const bytes = new Uint8Array(length);
  // Slices of each module in turn; the last ones are as long as what is left.
  for (let at = 0, from = 0; at < length; at += slice)
    for (const other of Object.values(variants)) {
      const part = all.subarray(from, from + Math.max(0, Math.min(slice, other.length - at)));
      if (other.place === place) bytes.set(part, at);
      from += part.length;
    }
  // Limits with a maximum, not shared: the one byte in which the two differ.
  if (!isShared) bytes[flag] = 1;
  return WebAssembly.compile(bytes);
}

/** 4 GiB of addresses, or as many as this environment gives to memory that threads share. */
function memoryOf(isShared: boolean): WebAssembly.Memory {
  for (let maximum = 65_536; ; maximum /= 2)
    try {
      return new WebAssembly.Memory({ initial: 4, maximum, shared: isShared });
    } catch (error) {
      if (!isShared || maximum < 1024) throw error;
    }
}

/** @param threads how many may run it; more than one share its memory */
export async function instantiate(variant: Variant, threads: number): Promise<Instance> {
  const isShared = threads > 1;
  const module = await moduleOf(variant, isShared);
  const memory = memoryOf(isShared);
  const { exports, table, kernels } = await linked(module, memory);
  const shared = Math.ceil(exports.heapBase.value / 64) * 64;
  exports.enter(0, shared + ownAt(0), isShared ? shared : 0, isShared && maySleep());
  return { module, memory, table, kernels, exports, shared, free: shared + sharedBytes(threads) };
}
