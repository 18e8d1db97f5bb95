import { type Operand, type Plan, reject, type Value } from "@retrograd/core/backend";
import { type ArenaSizes, placeInArena } from "./arena.ts";
import { bindingsOf } from "./bindings.ts";
import { wordsOf } from "./bufferName.ts";
import { type Manner, type Part, partsOf } from "./part.ts";
import { type DispatchLimits, dispatchesOf, levelsOf, type Unit } from "./schedule.ts";
import { type Shader, shadersOf } from "./shader.ts";
import { type Stage, stagesOf } from "./stages.ts";
import { storageOf } from "./storage.ts";

/** What a plan becomes: shaders in order, and memory. All sizes and places are in words of four bytes. */
export interface Program extends ArenaSizes {
  readonly shaders: readonly Shader[];
  /** First word of a value in its buffer. */
  readonly wordOf: (value: number) => number;
  /** Words of what has this key in the arena: a value, or the memory of a shader's own. */
  readonly sizeOf: (key: number) => number;
  /** The group that reads and writes the most memory. */
  readonly widest: string;
  readonly dataSize: number;
}

/** @param halves values that are stored as float16 */
export function programOf(
  plan: Plan,
  halves: ReadonlySet<number>,
  limits: DispatchLimits,
  manner: Manner,
): Program {
  const program = programIn(plan, halves, limits, manner, false);
  const isLarge =
    program.arenaSize > limits.piece || plan.values.some((_, value) => program.sizeOf(value) > limits.piece);
  return isLarge ? programIn(plan, halves, limits, manner, true) : program;
}

/** @param isLarge whether the arena, or a value, is too large for one binding */
function programIn(
  plan: Plan,
  halves: ReadonlySet<number>,
  limits: DispatchLimits,
  manner: Manner,
  isLarge: boolean,
): Program {
  const { values } = plan;
  const storage = storageOf(plan, halves);
  const isHalf = (key: number): boolean => halves.has(key);
  const { piece } = limits;
  const memory = { values, storage, halves, piece, isLarge };
  const bindings = (steps: Stage): number => bindingsOf(steps, memory);
  const groups = plan.groups.map((group) => stagesOf(group, values, limits.buffers, bindings));
  const stages = groups.flat();
  const labels = groups.flatMap((each, g) => each.map(() => plan.groups[g].label));
  const stored = stages.map(storing(plan, stages));
  /** Words of each key of memory in the arena. */
  const sizes = new Map(values.map(({ size }, value) => [value, wordsOf(size, isHalf(value))]));
  const units = stages.map((stage, s): Unit => {
    const isStored = (value: number): boolean => stored[s].has(value);
    const written = [...stored[s]].map((value) => ({ value, view: null }));
    const made = new Set(stage.flatMap((step) => Object.values(step.outputs).map(({ value }) => value)));
    const taken = stage.flatMap((step) =>
      Object.values(step.operands).filter(({ value }) => !made.has(value)),
    );
    const reads = [...new Set(keysOf(taken, values, storage))];
    const writes = keysOf(written, values, storage);
    const scratchKey = values.length + s;
    // The data and the stage's own memory may come to them.
    const hasRoom = new Set([...reads, ...writes]).size + 2 <= limits.buffers;
    const { parts, scratchSize } = partsOf(
      stage,
      labels[s],
      { ...memory, isStored, scratchKey, hasRoom },
      manner,
    );
    for (const part of parts) checkRoom(part, limits);
    const scratch = scratchSize > 0 ? [scratchKey] : [];
    if (scratchSize > 0) sizes.set(scratchKey, scratchSize);
    return { parts, reads, writes: [...writes, ...scratch] };
  });
  const levels = levelsOf(units);
  const places = new Map<number, number>();
  let dataSize = 0;
  values.forEach(({ place, size }, value) => {
    if (place.kind !== "data") return;
    places.set(value, dataSize);
    dataSize += size;
  });
  const { arenaSize, halvesFrom } = placeInArena(
    plan,
    units,
    levels,
    storage,
    sizes,
    isHalf,
    places,
    isLarge ? limits : null,
  );
  const wordOf = (value: number): number => places.get(storage[value] ?? value) ?? 0;
  const elementOf = (value: number): number =>
    isHalf(value) ? (wordOf(value) - halvesFrom) * 2 : wordOf(value);
  const shaders = shadersOf(dispatchesOf(units, levels, limits), elementOf);
  const sizeOf = (key: number): number => sizes.get(key) as number;
  const weight = ({ reads, writes }: Unit): number =>
    [...reads, ...writes].reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
  const weights = units.map(weight);
  const widest = labels[weights.indexOf(Math.max(...weights))] ?? "";
  return { shaders, wordOf, sizeOf, arenaSize, halvesFrom, widest, dataSize };
}

/** A shader that has to bind more than its device allows says so before anything runs. */
function checkRoom({ label, buffers }: Part, { buffers: most, piece }: DispatchLimits): void {
  if (buffers.size <= most) return;
  reject(
    label,
    `takes ${buffers.size} pieces of memory of at most ${piece * 4} bytes, and this device's shaders bind at most ${most}`,
    "a smaller batch or model fits",
  );
}

/** The values that a stage has to store: variables, outputs, and what another stage reads. */
function storing(plan: Plan, stages: readonly Stage[]): (stage: Stage) => Set<number> {
  const readers = new Map<number, Set<Stage>>();
  for (const stage of stages)
    for (const { operands } of stage)
      for (const { value } of Object.values(operands))
        readers.set(value, (readers.get(value) ?? new Set()).add(stage));
  const outputs = new Set(plan.outputs.map(({ value }) => value));
  return (stage) => {
    const made = stage.flatMap((step) => Object.values(step.outputs).map(({ value }) => value));
    return new Set(
      made.filter((value) => {
        if (plan.values[value].place.kind === "variable" || outputs.has(value)) return true;
        return [...(readers.get(value) ?? [])].some((reader) => reader !== stage);
      }),
    );
  };
}

/** Keys of memory: a value of the arena by its storage, a variable by the complement of its index. */
function keysOf(
  operands: readonly Operand[],
  values: readonly Value[],
  storage: readonly number[],
): number[] {
  return operands.flatMap(({ value }) => {
    const { place } = values[value];
    if (place.kind === "variable") return [~place.index];
    return place.kind === "arena" || place.kind === "group" ? [storage[value]] : [];
  });
}
