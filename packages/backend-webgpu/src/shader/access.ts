import type { Value } from "@retrograd/core/backend";
import type { Scratch } from "../kernels/kernel.ts";
import { piecesIn } from "./room.ts";
import { literal, type Scalar, scalarOf } from "./scalar.ts";

/**
 * What a plan's shaders may bind: intermediate values, one of them alone, numbers known beforehand, or a variable. What is
 * too large for one binding has several, in pieces: `window7`, `window7_1`, ...
 */
export type BufferName = "arena" | `window${string}` | "data" | `variable${string}`;

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

/** The name of a piece of what has this name. */
function pieceOf(name: BufferName, piece: number): BufferName {
  return piece === 0 ? name : (`${name}_${piece}` as BufferName);
}

/** The key, or the index of a variable, and the piece that a name stands for. */
export function partsOfName(name: BufferName): { readonly number: number; readonly piece: number } {
  const [number, piece = "0"] = name.replace(/^[a-z]+/, "").split("_");
  return { number: Number(number), piece: Number(piece) };
}

/** The values of a plan, and for each of the arena the value whose memory it has. */
export interface ValueMemory {
  readonly values: readonly Value[];
  readonly storage: readonly number[];
  /** Elements that one binding holds. */
  readonly piece: number;
  /** Whether the arena is too large for one binding: every value of it is bound alone. */
  readonly isLarge: boolean;
}

/**
 * Reads and writes values in WGSL, and notes what a shader has to bind and declare for it. Every buffer is an
 * array of bits: a float32 load of an integer could flush it to zero as a subnormal. Where a value lies in its
 * buffer is a number of the shader, `at` and the value's index: it is decided once all shaders are known.
 */
export class Access {
  readonly buffers: Set<BufferName> = new Set();
  /** Those of them that are arrays of vec4. */
  readonly vectors: Set<BufferName> = new Set();
  /** Values whose `at` the shader names. */
  readonly placed: Set<number> = new Set();
  /** Other numbers of the shader by their names. */
  readonly numbers: Map<string, number> = new Map();
  /** Elements of the shader's own memory. */
  scratchSize = 0;
  /** Whether every value of the arena is bound alone, so that each may have another type. */
  private isWindowed: boolean;
  /** Functions that load and store elements of what is bound in pieces. */
  readonly functions: Set<string> = new Set();
  private readonly memory: ValueMemory;
  private readonly scratchKey: number;

  /** @param scratchKey what counts as the number of the shader's own memory, past those of all values */
  constructor(memory: ValueMemory, scratchKey: number) {
    this.memory = memory;
    this.isWindowed = memory.isLarge;
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
    if (
      size > this.memory.piece ||
      dtype !== "float32" ||
      size % 4 !== 0 ||
      !(isOfArena || place.kind === "variable")
    )
      return null;
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
    const place = (index: string): Place => this.inArena(this.scratchKey, this.scratchKey, elements, index);
    return {
      load: (index, scalar) => `bitcast<${scalar}>(${this.loaded(place(index))})`,
      store: (index, expression) => this.stored(place(index), expression),
    };
  }

  /** A whole number modulo 2^32 by a name: shaders that differ in nothing else share a pipeline. */
  number(value: number): string {
    const name = `number${this.scratchKey}_${this.numbers.size}`;
    this.numbers.set(name, value >>> 0);
    return name;
  }

  scalar(value: number): Scalar {
    return scalarOf(this.memory.values[value].dtype);
  }

  load(value: number, index: string): string {
    const { place } = this.memory.values[value];
    const scalar = this.scalar(value);
    if (place.kind === "constant") return literal(place.value, scalar);
    return `bitcast<${scalar}>(${this.loaded(this.place(value, index))})`;
  }

  store(value: number, index: string, expression: string): string {
    return this.stored(this.place(value, index), expression);
  }

  private place(value: number, index: string): Place {
    const buffer = bufferOf(this.memory.values[value]);
    if (!buffer) throw new Error(`value ${value} lies nowhere`);
    const { size } = this.memory.values[value];
    if (buffer === "arena") return this.inArena(value, this.memory.storage[value], size, index);
    if (buffer !== "data") return { buffer, index, size };
    this.placed.add(value);
    return { buffer, index: `at${value} + ${index}`, size: 0 };
  }

  private inArena(value: number, storage: number, size: number, index: string): Place {
    if (this.isWindowed) return { buffer: windowOf(storage), index, size };
    this.placed.add(value);
    return { buffer: "arena", index: `at${value} + ${index}`, size: 0 };
  }

  /** The bits of an element. */
  private loaded({ buffer, index, size }: Place): string {
    const pieces = this.bound(buffer, size);
    if (this.vectors.has(buffer)) return `${buffer}[(${index}) >> 2u][(${index}) & 3u]`;
    if (pieces.length === 1) return `${buffer}[${index}]`;
    const { piece } = this.memory;
    const cases = pieces.map((name, p) => `case ${p}u { return ${name}[i % ${piece}u]; }`).slice(0, -1);
    this.functions.add(
      `fn load_${buffer}(i: u32) -> u32 { switch (i / ${piece}u) { ${cases.join(" ")} default { return ${pieces.at(-1)}[i % ${piece}u]; } } }`,
    );
    return `load_${buffer}(${index})`;
  }

  private stored({ buffer, index, size }: Place, expression: string): string {
    const pieces = this.bound(buffer, size);
    const bits = `bitcast<u32>(${expression})`;
    if (pieces.length === 1) return `${buffer}[${index}] = ${bits};`;
    const { piece } = this.memory;
    const cases = pieces.map((name, p) => `case ${p}u { ${name}[i % ${piece}u] = bits; }`).slice(0, -1);
    this.functions.add(
      `fn store_${buffer}(i: u32, bits: u32) { switch (i / ${piece}u) { ${cases.join(" ")} default { ${pieces.at(-1)}[i % ${piece}u] = bits; } } }`,
    );
    return `store_${buffer}(${index}, ${bits});`;
  }

  /** The names of the pieces that so many elements are bound in. */
  private bound(buffer: BufferName, size: number): BufferName[] {
    const count = piecesIn(size, this.memory.piece);
    const names = Array.from({ length: count }, (_, piece) => pieceOf(buffer, piece));
    for (const name of names) this.buffers.add(name);
    return names;
  }
}

/** An element: its buffer, its index there, and, where it may be in pieces, how many elements there are in all. */
interface Place {
  readonly buffer: BufferName;
  readonly index: string;
  readonly size: number;
}
