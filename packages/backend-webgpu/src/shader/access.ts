import type { Value } from "@retrograd/core/backend";
import type { Scratch } from "../kernels/kernel.ts";
import { literal, type Scalar, scalarOf } from "./scalar.ts";

/** What a plan's shaders may bind: intermediate values, one of them alone, numbers known beforehand, or a variable. */
export type BufferName = "arena" | `window${number}` | "data" | `variable${number}`;

/** The buffer that holds a value; null for constants. */
export function bufferOf({ place }: Value): BufferName | null {
  switch (place.kind) {
    case "arena":
    case "group":
      return "arena";
    case "variable":
      return `variable${place.index}`;
    case "data":
      return "data";
    case "constant":
      return null;
  }
}

/** The window of the arena that holds what has this key: a value, or a shader's own memory. */
function windowOf(key: number): BufferName {
  return `window${key}`;
}

/** The values of a plan, and for each of the arena the value whose memory it has. */
export interface ValueMemory {
  readonly values: readonly Value[];
  readonly storage: readonly number[];
}

/**
 * Reads and writes values in WGSL, and notes what a shader has to bind and declare for it. Every buffer is an
 * array of bits: a float32 load of an integer could flush it to zero as a subnormal. Where a value lies in its
 * buffer is a constant of the shader, `at` and its number: it is decided once all shaders are known.
 */
export class Access {
  readonly buffers: Set<BufferName> = new Set();
  /** Those of them that are arrays of vec4. */
  readonly vectors: Set<BufferName> = new Set();
  /** Values whose `at` the shader names. */
  readonly placed: Set<number> = new Set();
  /** Elements of the shader's own memory. */
  scratchSize = 0;
  /** Whether every value of the arena is bound alone, so that each may have another type. */
  private isWindowed = false;
  private readonly memory: ValueMemory;
  private readonly scratchKey: number;

  /** @param scratchKey what counts as the number of the shader's own memory, past those of all values */
  constructor(memory: ValueMemory, scratchKey: number) {
    this.memory = memory;
    this.scratchKey = scratchKey;
  }

  /** Whether it can share a shader with others, which bind the arena as a whole. */
  get isAlone(): boolean {
    return this.isWindowed || this.vectors.size > 0;
  }

  /** A value, read four elements at a time, as an array of vec4; null where it, or the arena, is bound as u32 already. */
  fours(value: number): ((index: string) => string) | null {
    const { place, dtype, size } = this.memory.values[value];
    const isOfArena = place.kind === "arena" || place.kind === "group";
    if (dtype !== "float32" || size % 4 !== 0 || !(isOfArena || place.kind === "variable")) return null;
    if (isOfArena && this.buffers.has("arena")) return null;
    const name = isOfArena
      ? windowOf(this.memory.storage[value])
      : (bufferOf(this.memory.values[value]) as BufferName);
    if (this.buffers.has(name) && !this.vectors.has(name)) return null;
    this.isWindowed ||= isOfArena;
    this.buffers.add(name);
    this.vectors.add(name);
    return (index) => `bitcast<vec4<f32>>(${name}[${index}])`;
  }

  scratch(elements: number): Scratch {
    this.scratchSize = elements;
    const element = (index: string): string => this.inArena(this.scratchKey, this.scratchKey, index);
    return {
      load: (index, scalar) => `bitcast<${scalar}>(${element(index)})`,
      store: (index, expression) => `${element(index)} = bitcast<u32>(${expression});`,
    };
  }

  scalar(value: number): Scalar {
    return scalarOf(this.memory.values[value].dtype);
  }

  load(value: number, index: string): string {
    const { place } = this.memory.values[value];
    const scalar = this.scalar(value);
    if (place.kind === "constant") return literal(place.value, scalar);
    return `bitcast<${scalar}>(${this.element(value, index)})`;
  }

  store(value: number, index: string, expression: string): string {
    return `${this.element(value, index)} = bitcast<u32>(${expression});`;
  }

  private element(value: number, index: string): string {
    const buffer = bufferOf(this.memory.values[value]);
    if (!buffer) throw new Error(`value ${value} lies nowhere`);
    if (buffer === "arena") return this.inArena(value, this.memory.storage[value], index);
    if (buffer !== "data") return this.elementOf(buffer, index);
    this.placed.add(value);
    return this.elementOf(buffer, `at${value} + ${index}`);
  }

  private inArena(value: number, storage: number, index: string): string {
    if (this.isWindowed) return this.elementOf(windowOf(storage), index);
    this.placed.add(value);
    return this.elementOf("arena", `at${value} + ${index}`);
  }

  private elementOf(buffer: BufferName, index: string): string {
    this.buffers.add(buffer);
    return this.vectors.has(buffer) ? `${buffer}[(${index}) >> 2u][(${index}) & 3u]` : `${buffer}[${index}]`;
  }
}
