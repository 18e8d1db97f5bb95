import type { Group, Operand, Step } from "@retrograd/core/backend";
import { type Address, type Instruction, plus } from "./address.ts";
import type { Places } from "./places.ts";
import type { Program } from "./program.ts";
import { isOneRow, periodOf, rowOf, strideOfRows, walkWords } from "./walk.ts";

/** An operand as one step reads it: block by block, one block for all, one number for all or for each row, or a copy of a walk in
 * scratch. */
export type Source =
  | { readonly kind: "stream"; readonly at: Address }
  | { readonly kind: "same"; readonly at: Address }
  | { readonly kind: "scalar"; readonly at: Address }
  | { readonly kind: "row"; readonly at: Address; readonly stride: number }
  | { readonly kind: "local"; readonly key: string }
  | {
      readonly kind: "walk";
      readonly key: string;
      readonly load: readonly (number | Address)[];
      /** After how many elements it starts again. */
      readonly period: number;
      /** Whether it is the same for every block. */
      readonly once: boolean;
    };

/** How a group's elements are divided in blocks. */
export interface Blocking {
  /** Elements of a block. */
  readonly block: number;
  /** Elements of the rows that some operand has one number for, each of several whole blocks; null, if there are none. */
  readonly row: number | null;
}

/** Shortest rows that are worth having blocks of their own. */
const shortest = 64;

/** Blocks of which what a group's steps read and write fits in the first level of cache. */
export function blocking(group: Group, steps: readonly Step[]): Blocking {
  const most = steps.length > 6 ? 512 : 1024;
  const views = steps.flatMap(({ operands }) => Object.values(operands).flatMap(({ view }) => view ?? []));
  for (const view of views) {
    const row = rowOf(view);
    const block = row && largestPart(row, most);
    if (block && block >= shortest) return { block, row };
  }
  let block = most;
  // A broadcast row that fits in is loaded once for all blocks, each of which then holds a whole number of such rows.
  for (const view of views) {
    const period = periodOf(view);
    const unit = period % 4 === 0 ? period : period % 2 === 0 ? period * 2 : period * 4;
    if (period > 1 && unit <= most) block = Math.min(block, Math.floor(most / unit) * unit);
  }
  return { block: Math.min(block, Math.ceil(group.size / 4) * 4), row: null };
}

/** The largest divisor of a row that is a multiple of 4, but no more than `most`. */
function largestPart(row: number, most: number): number | null {
  for (let parts = Math.ceil(row / most); parts * shortest <= row; parts++)
    if (row % (parts * 4) === 0) return row / parts;
  return null;
}

/** Finds each operand's source. */
export function sourceOf(operand: Operand, places: Places, program: Program, blocks: Blocking): Source {
  const { value, view } = operand;
  const { place, dtype, size } = places.value(value);
  if (place.kind === "constant") return { kind: "scalar", at: program.number(dtype, place.value) };
  if (place.kind === "group") return { kind: "local", key: `${value}` };
  const at = places.whole(value);
  if (!view) return { kind: "stream", at };
  const start = plus(at, view.offset * 4);
  const period = periodOf(view);
  if (period === 1 && size > 0) return { kind: "scalar", at: start };
  const { block, row } = blocks;
  const stride = row === null ? null : strideOfRows(view, row);
  if (stride !== null) return { kind: "row", at: start, stride };
  const load = walkWords(view);
  const once = block % period === 0;
  // The rows of the walk are the blocks, and lie there as they are read.
  if (once && period === block && isOneRow(load, period)) return { kind: "same", at: start };
  const key = `${value} ${view.offset} ${view.shape} ${view.strides}`;
  return { kind: "walk", key, load: [start, ...load], period, once };
}

/** A number for all elements, as a walk: for kernels that read all operands element by element. */
export function spread(at: Address): Source {
  return {
    kind: "walk",
    key: `all ${at.space} ${at.offset}`,
    load: [at, 1, 2 ** 20, 0],
    period: 1,
    once: true,
  };
}

/** The instruction that loads a walk's block into scratch. */
export function loadOf(source: Source & { readonly kind: "walk" }, slot: Address): Instruction {
  const { load, once, period } = source;
  const [at, ...words] = load;
  if (once && period % 4 === 0 && isOneRow(words as number[], period))
    return { kernel: "repeatLoad", words: [slot, at, period * 4] };
  return { kernel: "walkLoad", words: [slot, 0, ...load] };
}
