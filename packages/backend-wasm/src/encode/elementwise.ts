import type { Group } from "@retrograd/core/backend";
import { type Address, type Command, type Instruction, plus, type Word } from "./address.ts";
import { type Blocking, blocking, loadOf, type Source } from "./blocks.ts";
import { fused } from "./fused.ts";
import type { Places } from "./places.ts";
import type { Program } from "./program.ts";
import { Slots } from "./slots.ts";
import { type Piece, piecesOf, type Sourced, sourced } from "./sourced.ts";

/** A group's elementwise steps, encoded. */
export interface Blocks {
  /** The record that the module's `runBlocks` takes. */
  readonly record: Address;
  /** The steps themselves, where all elements are one block. */
  readonly direct: readonly Command[] | null;
  readonly scratchBytes: number;
  /** Elements of a block. */
  readonly length: number;
  /** Whether blocks may start at any multiple of so many elements, rather than at multiples of their own length. */
  readonly mayStartAt: (elements: number) => boolean;
}

/** Encodes a group's elementwise steps, which run block by block, with what is local to them from `scratch` on. */
export function elementwiseBlocks(group: Group, places: Places, program: Program, scratch: Address): Blocks {
  const steps = group.steps.filter((step) => step.elementwise);
  const blocks = blocking(group, steps);
  const length = blocks.block;
  const pieces = piecesOf(steps.map((step) => sourced(step, places, program, blocks)));
  const first = lists(pieces, places, program, scratch, blocks);
  const bytes = first.slots * length * 4;
  if (group.size <= length) {
    const shares = { units: group.size * 4, work: 0 };
    const direct = [...first.once, ...first.each].map((step): Command => ({ ...step, shares }));
    return { record: none, direct, scratchBytes: bytes, length, mayStartAt: () => false };
  }
  const words = recorded(first, program);
  for (let thread = 1; thread < program.division.threads; thread++) {
    const own = plus(scratch, thread * bytes);
    words.push(
      ...(bytes === 0 ? words.slice(0, 2) : recorded(lists(pieces, places, program, own, blocks), program)),
    );
  }
  const periods = pieces
    .flatMap((piece) => piece.steps)
    .flatMap(({ sources }) => sources.flatMap((source) => oncePeriod(source, length)));
  return {
    record: program.record([length * 4, ...words]),
    direct: null,
    scratchBytes: bytes * program.division.threads,
    length,
    mayStartAt: (elements) =>
      elements % (blocks.row ?? 4) === 0 && periods.every((period) => elements % period === 0),
  };
}

const none: Address = { space: "fixed", offset: 0 };

function oncePeriod(source: Source, length: number): number[] {
  if (source.kind === "same") return [length];
  return source.kind === "walk" && source.once ? [source.period] : [];
}

interface Lists {
  readonly once: readonly Instruction[];
  readonly each: readonly Instruction[];
  /** Blocks of scratch. */
  readonly slots: number;
}

function recorded({ once, each }: Lists, program: Program): Word[] {
  return [once.length > 0 ? program.list(once) : 0, program.list(each)];
}

/** What one thread runs once, and for each block, with its own scratch. */
function lists(
  pieces: readonly Piece[],
  places: Places,
  program: Program,
  scratch: Address,
  { block, row }: Blocking,
): Lists {
  const last = lastReads(pieces);
  const slots = new Slots(last);
  const at = (key: string): Address => plus(scratch, slots.of(key) * block * 4);
  const once: Instruction[] = [];
  const each: Instruction[] = [];
  for (const { sources } of pieces.flatMap((piece) => piece.steps))
    for (const source of sources)
      if (source.kind === "walk" && source.once && !slots.has(source.key))
        once.push(loadOf(source, at(source.key)));
  pieces.forEach((piece, i) => {
    for (const { sources } of piece.steps)
      for (const source of sources)
        if (source.kind === "walk" && !slots.has(source.key)) each.push(loadOf(source, at(source.key)));
    const isLocal = (value: number): boolean => places.value(value).place.kind === "group";
    if (piece.isFused) {
      const isRead = (value: number): boolean => (last.get(`${value}`) ?? -1) > i;
      each.push(fused(piece.steps, row, program, places, at, (value) => !isLocal(value) || isRead(value)));
    } else each.push(...asKernel(piece.steps[0], places, at));
    slots.after(i, piece.steps.flatMap(keysOf));
  });
  return { once, each, slots: slots.count };
}

/** A step as a kernel of the module. */
function asKernel(step: Sourced, places: Places, at: (key: string) => Address): Instruction[] {
  const { kernel, sources, out, flushes, words } = step;
  const operands: Word[] = [];
  for (const source of sources) {
    if (source.kind === "stream") operands.push(source.at, 1);
    else operands.push("at" in source ? source.at : at(source.key), 0);
  }
  const target: Word[] =
    places.value(out).place.kind === "group" ? [at(`${out}`), 0] : [places.whole(out), 1];
  const instruction = { kernel, words: [...target, ...operands, ...words] };
  return flushes ? [instruction, { kernel: "flush", words: [...target, ...target] }] : [instruction];
}

const keysOf = ({ sources }: Sourced): string[] =>
  sources.flatMap((source) => ("key" in source ? [source.key] : []));

/** The last piece that reads each key; what is loaded once for all blocks is never given up. */
function lastReads(pieces: readonly Piece[]): Map<string, number> {
  const last = new Map<string, number>();
  pieces.forEach(({ steps }, i) => {
    for (const { sources } of steps)
      for (const source of sources)
        if ("key" in source && !(source.kind === "walk" && source.once)) last.set(source.key, i);
  });
  return last;
}
