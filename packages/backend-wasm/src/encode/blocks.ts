import type { Group, Operand, Step } from "@retrograd/core/backend";
import { type Address, type Instruction, plus } from "./address.ts";
import type { Places } from "./places.ts";
import type { Program } from "./program.ts";
import { periodOf, walkWords } from "./walk.ts";

/** An operand as one step reads it: block by block, one number for all, or a copy of a walk in scratch. */
export type Source =
  | { readonly kind: "stream"; readonly at: Address }
  | { readonly kind: "scalar"; readonly at: Address }
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

/** Most elements of a block: what a group's steps read and write of it fits in the first level of cache. */
export function blockLength(group: Group, steps: readonly Step[]): number {
  const most = steps.length > 6 ? 512 : 1024;
  let length = most;
  // A broadcast row that fits in is loaded once for all blocks, each of which then holds a whole number of such rows.
  for (const { operands } of steps)
    for (const { view } of Object.values(operands)) {
      const period = view ? periodOf(view) : 1;
      const unit = period % 4 === 0 ? period : period % 2 === 0 ? period * 2 : period * 4;
      if (period > 1 && unit <= most) length = Math.min(length, Math.floor(most / unit) * unit);
    }
  return Math.min(length, Math.ceil(group.size / 4) * 4);
}

/** Finds each operand's source. */
export function sourceOf({ value, view }: Operand, places: Places, program: Program, block: number): Source {
  const { place, dtype, size } = places.value(value);
  if (place.kind === "constant") return { kind: "scalar", at: program.number(dtype, place.value) };
  if (place.kind === "group") return { kind: "local", key: `${value}` };
  const at = places.whole(value);
  if (!view) return { kind: "stream", at };
  const start = plus(at, view.offset * 4);
  const period = periodOf(view);
  if (period === 1 && size > 0) return { kind: "scalar", at: start };
  return {
    kind: "walk",
    key: `${value} ${view.offset} ${view.shape} ${view.strides}`,
    load: [start, ...walkWords(view)],
    period,
    once: block % period === 0,
  };
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
  return { kernel: "walkLoad", words: [slot, 0, ...source.load] };
}
