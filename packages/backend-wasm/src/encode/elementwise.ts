import type { ElementwiseName, Group, Step } from "@retrograd/core/backend";
import { type Address, type Instruction, plus, type Word } from "./address.ts";
import { blockLength, loadOf, type Source, sourceOf, spread } from "./blocks.ts";
import type { ElementwiseEncoding } from "./kernel.ts";
import { kernels } from "./kernels.ts";
import type { Places } from "./places.ts";
import type { Program } from "./program.ts";
import { Slots } from "./slots.ts";

/** A step with its operands' sources. */
interface Sourced {
  readonly step: Step;
  readonly encoding: ElementwiseEncoding<ElementwiseName>;
  readonly kernel: string;
  readonly sources: readonly Source[];
}

/** Kernels of two operands, either of which may be one number. */
const binary = new Set<string>(
  "add sub mul div pow maximum minimum equal greater greaterEqual reluGrad".split(" "),
);

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
  const sourced = steps.map((step) => sourcedStep(step, places, program, block));
  const slots = new Slots(lastReads(sourced));
  const at = (key: string): Address => plus(scratch, slots.of(key) * block * 4);
  const once: Instruction[] = [];
  for (const { sources } of sourced)
    for (const source of sources)
      if (source.kind === "walk" && source.once && !slots.has(source.key))
        once.push(loadOf(source, at(source.key)));
  const each: Instruction[] = [];
  sourced.forEach(({ step, encoding, kernel, sources }, i) => {
    const operands: Word[] = [];
    for (const source of sources) {
      if (source.kind === "walk" && !slots.has(source.key)) each.push(loadOf(source, at(source.key)));
      if (source.kind === "stream") operands.push(source.at, 1);
      else operands.push(source.kind === "scalar" ? source.at : at(source.key), 0);
    }
    slots.after(i, sources.flatMap(keyOf));
    const { value } = step.outputs.out;
    const { place, dtype } = places.value(value);
    const out: Word[] = place.kind === "group" ? [at(`${value}`), 0] : [places.whole(value), 1];
    each.push({ kernel, words: [...out, ...operands, ...encoding.words(step.parameters as never)] });
    if (place.kind === "variable" && dtype === "float32")
      each.push({ kernel: "flush", words: [...out, ...out] });
  });
  const record = program.record([block * 4, program.list(once), program.list(each)]);
  return { record, scratchBytes: slots.count * block * 4 };
}

function sourcedStep(step: Step, places: Places, program: Program, block: number): Sourced {
  const encoding = kernels[step.kernel as ElementwiseName] as ElementwiseEncoding<ElementwiseName>;
  const operands = encoding.operands.map((name) => step.operands[name]);
  const sources = operands.map((operand) => sourceOf(operand, places, program, block));
  const name = encoding.kernel(places.value(operands[0].value).dtype, step.parameters as never);
  const [first, second] = sources;
  if (!binary.has(step.kernel)) return { step, encoding, kernel: name, sources: sources.map(vector) };
  if (second.kind === "scalar")
    return { step, encoding, kernel: `${name}VS`, sources: [vector(first), second] };
  return { step, encoding, kernel: first.kind === "scalar" ? `${name}SV` : name, sources };
}

/** A source that is read element by element. */
function vector(source: Source): Source {
  return source.kind === "scalar" ? spread(source.at) : source;
}

const keyOf = (source: Source): string[] => ("key" in source ? [source.key] : []);

/** The last step that reads each key; what is loaded once for all blocks is never given up. */
function lastReads(sourced: readonly Sourced[]): Map<string, number> {
  const last = new Map<string, number>();
  sourced.forEach(({ sources }, i) => {
    for (const source of sources)
      if ("key" in source && !(source.kind === "walk" && source.once)) last.set(source.key, i);
  });
  return last;
}
