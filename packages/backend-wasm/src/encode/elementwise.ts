import type { Group } from "@retrograd/core/backend";
import { type Address, type Instruction, plus, type Word } from "./address.ts";
import { blockLength, loadOf } from "./blocks.ts";
import { fused } from "./fused.ts";
import type { Places } from "./places.ts";
import type { Program } from "./program.ts";
import { Slots } from "./slots.ts";
import { type Piece, piecesOf, type Sourced, sourced } from "./sourced.ts";

/**
 * Encodes a group's elementwise steps, which run block by block, with what is local to them from `scratch` on.
 *
 * @returns the record that the module's `runBlocks` takes, and how much scratch it needs
 */
export function elementwiseRecord(
  group: Group,
  places: Places,
  program: Program,
  scratch: Address,
): { readonly record: Address; readonly scratchBytes: number } {
  const steps = group.steps.filter((step) => step.elementwise);
  const block = blockLength(group, steps);
  const pieces = piecesOf(steps.map((step) => sourced(step, places, program, block)));
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
      each.push(fused(piece.steps, program, places, at, (value) => !isLocal(value) || isRead(value)));
    } else each.push(...asKernel(piece.steps[0], places, at));
    slots.after(i, piece.steps.flatMap(keysOf));
  });
  const record = program.record([block * 4, once.length > 0 ? program.list(once) : 0, program.list(each)]);
  return { record, scratchBytes: slots.count * block * 4 };
}

/** A step as a kernel of the module. */
function asKernel(step: Sourced, places: Places, at: (key: string) => Address): Instruction[] {
  const { kernel, sources, out, flushes, words } = step;
  const operands: Word[] = [];
  for (const source of sources) {
    if (source.kind === "stream") operands.push(source.at, 1);
    else operands.push(source.kind === "scalar" ? source.at : at(source.key), 0);
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
