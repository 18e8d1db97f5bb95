import type { Value } from "@retrograd/core/backend";
import { float16 } from "../functions/float16.ts";
import type { Scratch } from "../kernels/kernel.ts";
import { type BufferName, bufferOf, holdsHalves, pieceOf, typeOf, windowOf, wordsOf } from "./bufferName.ts";
import { piecesIn } from "./room.ts";
import { literal, type Scalar, scalarOf } from "./scalar.ts";

/** The values of a plan, and for each of the arena the value whose memory it has. */
export interface ValueMemory {
  readonly values: readonly Value[];
  readonly storage: readonly number[];
  /** Those that are stored as float16. */
  readonly halves: ReadonlySet<number>;
  /** Words of four bytes that one binding holds. */
  readonly piece: number;
  /** Whether the arena is too large for one binding: every value of it is bound alone. */
  readonly isLarge: boolean;
}

/**
 * Reads and writes values in WGSL, and notes what a shader has to bind and declare for it. Every buffer is an
 * array of bits: a float32 load of an integer could flush it to zero as a subnormal. Those of float16 are bound apart: WebGPU
 * lets no shader write one stretch of memory by two types, and two to a word, neighbours' writes would overwrite one another. Where a value lies in its
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
    const isHalf = this.isHalf(value);
    if (
      wordsOf(size, isHalf) > this.memory.piece ||
      dtype !== "float32" ||
      size % 4 !== 0 ||
      !(isOfArena || place.kind === "variable")
    )
      return null;
    if (isOfArena && (this.buffers.has("arena") || this.buffers.has("halves"))) return null;
    const name = isOfArena
      ? windowOf(this.memory.storage[value], isHalf)
      : (bufferOf(this.memory.values[value], isHalf) as BufferName);
    if (this.buffers.has(name) && !this.vectors.has(name)) return null;
    this.isWindowed ||= isOfArena;
    this.buffers.add(name);
    this.vectors.add(name);
    return (index) => (isHalf ? `vec4<f32>(${name}[${index}])` : `bitcast<vec4<f32>>(${name}[${index}])`);
  }

  scratch(elements: number): Scratch {
    this.scratchSize = elements;
    const place = (index: string): Place =>
      this.inArena(this.scratchKey, this.scratchKey, elements, index, false);
    return {
      load: (index, scalar) => `bitcast<${scalar}>(${this.loaded(place(index))})`,
      store: (index, expression) => this.stored(place(index), `bitcast<u32>(${expression})`),
    };
  }

  /** A whole number modulo 2^32 by a name: shaders that differ in nothing else share a pipeline. */
  number(value: number): string {
    const name = `number${this.scratchKey}_${this.numbers.size}`;
    this.numbers.set(name, value >>> 0);
    return name;
  }

  /** Whether a value is stored as float16. */
  isHalf(value: number): boolean {
    return this.memory.halves.has(value);
  }

  scalar(value: number): Scalar {
    return scalarOf(this.memory.values[value].dtype);
  }

  load(value: number, index: string): string {
    const { place } = this.memory.values[value];
    const scalar = this.scalar(value);
    if (place.kind === "constant") return literal(place.value, scalar);
    const loaded = this.loaded(this.place(value, index));
    return this.isHalf(value) ? `f32(${loaded})` : `bitcast<${scalar}>(${loaded})`;
  }

  /**
   * Statements that store an element, the variable `name`, and what it is from then on: of float16, what has become of it, so
   * that all who use the value use the same number.
   */
  store(
    value: number,
    index: string,
    name: string,
  ): { readonly lines: readonly string[]; readonly stored: string } {
    const place = this.place(value, index);
    if (!this.isHalf(value)) return { lines: [this.stored(place, `bitcast<u32>(${name})`)], stored: name };
    this.functions.add(float16);
    const half = `h${value}`;
    return {
      lines: [`let ${half} = rounded(${name});`, this.stored(place, half)],
      stored: `f32(${half})`,
    };
  }

  private place(value: number, index: string): Place {
    const isHalf = this.isHalf(value);
    const buffer = bufferOf(this.memory.values[value], isHalf);
    if (!buffer) throw new Error(`value ${value} lies nowhere`);
    const { size } = this.memory.values[value];
    if (buffer === "arena" || buffer === "halves")
      return this.inArena(value, this.memory.storage[value], size, index, isHalf);
    if (buffer !== "data") return { buffer, index, size };
    this.placed.add(value);
    return { buffer, index: `at${value} + ${index}`, size: 0 };
  }

  private inArena(value: number, storage: number, size: number, index: string, isHalf: boolean): Place {
    if (this.isWindowed) return { buffer: windowOf(storage, isHalf), index, size };
    this.placed.add(value);
    return { buffer: isHalf ? "halves" : "arena", index: `at${value} + ${index}`, size: 0 };
  }

  /** An element as it lies in its buffer: its bits, or a float16. */
  private loaded({ buffer, index, size }: Place): string {
    const pieces = this.bound(buffer, size);
    if (this.vectors.has(buffer)) return `${buffer}[(${index}) >> 2u][(${index}) & 3u]`;
    if (pieces.length === 1) return `${buffer}[${index}]`;
    const piece = this.elementsOf(buffer);
    const cases = pieces.map((name, p) => `case ${p}u { return ${name}[i % ${piece}u]; }`).slice(0, -1);
    this.functions.add(
      `fn load_${buffer}(i: u32) -> ${typeOf(buffer)} { switch (i / ${piece}u) { ${cases.join(" ")} default { return ${pieces.at(-1)}[i % ${piece}u]; } } }`,
    );
    return `load_${buffer}(${index})`;
  }

  private stored({ buffer, index, size }: Place, element: string): string {
    const pieces = this.bound(buffer, size);
    if (pieces.length === 1) return `${buffer}[${index}] = ${element};`;
    const piece = this.elementsOf(buffer);
    const cases = pieces.map((name, p) => `case ${p}u { ${name}[i % ${piece}u] = bits; }`).slice(0, -1);
    this.functions.add(
      `fn store_${buffer}(i: u32, bits: ${typeOf(buffer)}) { switch (i / ${piece}u) { ${cases.join(" ")} default { ${pieces.at(-1)}[i % ${piece}u] = bits; } } }`,
    );
    return `store_${buffer}(${index}, ${element});`;
  }

  /** Elements of a buffer that one binding holds. */
  private elementsOf(buffer: BufferName): number {
    return holdsHalves(buffer) ? 2 * this.memory.piece : this.memory.piece;
  }

  /** The names of the pieces that so many elements are bound in. */
  private bound(buffer: BufferName, size: number): BufferName[] {
    const count = piecesIn(size, this.elementsOf(buffer));
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
