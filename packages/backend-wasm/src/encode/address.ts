import type { DType } from "@retrograd/core/backend";

/** Where something lies, in bytes: a place that never changes, or one in the arena, among the program's words, or in the
 * data behind them, wherever those lie. */
export interface Address {
  readonly space: "fixed" | "arena" | "program" | "data";
  readonly offset: number;
}

/** Not an address, but a function of several steps: its number in the program. */
export interface FunctionWord {
  readonly function: number;
}

export type Word = number | Address | FunctionWord;

/** A kernel of the module, or a function of several steps, with its arguments. */
export interface Instruction {
  readonly kernel: string | FunctionWord;
  readonly words: readonly Word[];
}

/** An instruction of a program. */
export interface Command extends Instruction {
  /** What its work is divided in, if it can be. */
  readonly shares?: Shares;
  /** Whether it runs the steps behind it on what it has just computed: their record then takes the place of its last word. */
  readonly runsSteps?: true;
}

/** How a kernel's work is divided among threads: what it writes, and how exactly, does not depend on it. */
export interface Shares {
  readonly units: number;
  /** Numbers that a unit computes, or multiplications and additions. */
  readonly work: number;
  /** What the units of a tile are a multiple of; 1, unless said. */
  readonly multiple?: number;
}

export function plus({ space, offset }: Address, bytes: number): Address {
  return { space, offset: offset + bytes };
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** A number as a word of memory. */
export function wordOf(dtype: DType, value: number): number {
  if (dtype === "int32") return value;
  float[0] = value;
  return bits[0];
}
