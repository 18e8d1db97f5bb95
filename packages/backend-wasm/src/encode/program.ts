import { type DType, dtypeOf, type TypedArray, viewOf } from "@retrograd/core/backend";
import {
  type Address,
  type Command,
  type FunctionWord,
  type Instruction,
  type Word,
  wordOf,
} from "./address.ts";
import { type Division, tileOf } from "./tileOf.ts";

const line = 64;

/** How long a command is, with its kernel, its length, its units and those of a tile in front. */
export function bytesOf({ words }: Pick<Command, "words">): number {
  return 16 + words.length * 4;
}

/** What the module runs and reads, as words: lists of instructions, records that they point to, and numbers. */
export class Program {
  readonly #words: Word[] = [];
  readonly #kernels: ReadonlyMap<string, number>;
  readonly #numbers = new Map<string, Address>();
  readonly #data: { readonly array: TypedArray; readonly offset: number }[] = [];
  #dataBytes = 0;
  /** The code of functions that run several steps. */
  readonly bodies: number[][] = [];

  /** How threads run it. */
  readonly division: Division;

  constructor(kernels: ReadonlyMap<string, number>, division: Division) {
    this.#kernels = kernels;
    this.division = division;
  }

  /** Adds words that instructions point to. */
  record(words: readonly Word[]): Address {
    const offset = this.#words.length * 4;
    for (const word of words) this.#words.push(word);
    return { space: "program", offset };
  }

  /** The steps of a group, which run block by block. */
  list(instructions: readonly Instruction[]): Address {
    const words: Word[] = [];
    for (const { kernel, words: args } of instructions)
      words.push(this.#placeOf(kernel), 8 + args.length * 4, ...args);
    return this.record([...words, 0]);
  }

  /** What runs from the first command to the last. */
  commands(commands: readonly Command[]): Address {
    const words: Word[] = [];
    for (const { kernel, words: args, shares } of commands) {
      const units = shares?.units ?? 1;
      const tile = shares ? tileOf(shares, this.division) : 1;
      words.push(this.#placeOf(kernel), bytesOf({ words: args }), units, tile, ...args);
    }
    return this.record([...words, 0]);
  }

  #placeOf(kernel: Instruction["kernel"]): Word {
    const place = typeof kernel === "string" ? this.#kernels.get(kernel) : kernel;
    if (place === undefined) throw new Error(`the module has no kernel ${String(kernel)}`);
    return place;
  }

  function(body: number[]): FunctionWord {
    return { function: this.bodies.push(body) - 1 };
  }

  /** One number, for all who need it. */
  number(dtype: DType, value: number): Address {
    const key = `${dtype} ${Object.is(value, -0) ? "-0" : value}`;
    const known = this.#numbers.get(key) ?? this.record([wordOf(dtype, value)]);
    this.#numbers.set(key, known);
    return known;
  }

  /** Numbers, behind all words. */
  data(array: TypedArray): Address {
    const offset = this.#dataBytes;
    this.#data.push({ array, offset });
    this.#dataBytes += Math.ceil(array.length / 16) * line + line;
    return { space: "data", offset };
  }

  get bytes(): number {
    return this.#dataStart + this.#dataBytes;
  }

  get #dataStart(): number {
    return Math.ceil((this.#words.length * 4) / line) * line;
  }

  /** Writes everything to `base`, for an arena at `arena` and functions with these places in the table.
   * @returns the words that move with the arena, by index */
  place(buffer: ArrayBuffer, base: number, arena: number, functions: readonly number[]): number[] {
    const words = new Uint32Array(buffer, base, this.#words.length);
    const inArena: number[] = [];
    const dataStart = this.#dataStart;
    this.#words.forEach((word, i) => {
      if (typeof word === "number") words[i] = word;
      else if ("function" in word) words[i] = functions[word.function];
      else if (word.space === "fixed") words[i] = word.offset;
      else if (word.space === "program") words[i] = base + word.offset;
      else if (word.space === "data") words[i] = base + dataStart + word.offset;
      else {
        words[i] = arena + word.offset;
        inArena.push(i);
      }
    });
    for (const { array, offset } of this.#data)
      viewOf(dtypeOf(array), buffer, base + dataStart + offset, array.length).set(array);
    return inArena;
  }
}
