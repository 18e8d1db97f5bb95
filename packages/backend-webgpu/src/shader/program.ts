import type { Operand, Plan, Value } from "@retrograd/core/backend";
import type { Traits } from "../kernels/kernel.ts";
import { aligned, type Lifetime, layout } from "./layout.ts";
import { partsOf } from "./part.ts";
import { type DispatchLimits, dispatchesOf, levelsOf, type Unit } from "./schedule.ts";
import { type Shader, shaderOf } from "./shader.ts";
import { type Stage, stagesOf } from "./stages.ts";
import { storageOf } from "./storage.ts";

/** What a plan becomes: shaders in order, and memory. All sizes and places are in elements of four bytes. */
export interface Program {
  readonly shaders: readonly Shader[];
  /** First element of a value in its buffer. */
  readonly elementOf: (value: number) => number;
  readonly arenaSize: number;
  readonly dataSize: number;
}

export function programOf(plan: Plan, limits: DispatchLimits, traits: Traits): Program {
  const { values } = plan;
  const groups = plan.groups.map((group) => stagesOf(group, values, limits.buffers));
  const stages = groups.flat();
  const labels = groups.flatMap((each, g) => each.map(() => plan.groups[g].label));
  const storage = storageOf(plan);
  const stored = stages.map(storing(plan, stages));
  const units = stages.map((stage, s): Unit => {
    const isStored = (value: number): boolean => stored[s].has(value);
    return {
      parts: partsOf(stage, labels[s], values, isStored, traits),
      reads: [...new Set(stage.flatMap((step) => keysOf(Object.values(step.operands), values, storage)))],
      writes: keysOf(
        [...stored[s]].map((value) => ({ value, view: null })),
        values,
        storage,
      ),
    };
  });
  const levels = levelsOf(units);
  const places = new Map<number, number>();
  let dataSize = 0;
  values.forEach(({ place, size }, value) => {
    if (place.kind !== "data") return;
    places.set(value, dataSize);
    dataSize += size;
  });
  const arenaSize = placeInArena(plan, units, levels, storage, places);
  const elementOf = (value: number): number => places.get(storage[value]) ?? 0;
  const shaders = dispatchesOf(units, levels, limits).map((parts) => shaderOf(parts, elementOf));
  return { shaders, elementOf, arenaSize, dataSize };
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

/** Inputs first, the smallest in front, so that they are uploaded together; then the rest by lifetime. */
function placeInArena(
  plan: Plan,
  units: readonly Unit[],
  levels: readonly number[],
  storage: readonly number[],
  places: Map<number, number>,
): number {
  let first = 0;
  const given = [...new Set(plan.inputs.map(({ value }) => value))];
  for (const value of given.sort((a, b) => plan.values[a].size - plan.values[b].size)) {
    places.set(value, first);
    first += aligned(plan.values[value].size);
  }
  const lifetimes = new Map<number, Lifetime>();
  units.forEach(({ parts, reads, writes }, u) => {
    const last = levels[u] + Math.max(1, parts.length) - 1;
    for (const key of [...reads, ...writes]) {
      if (key < 0 || places.has(key)) continue;
      const known = lifetimes.get(key);
      const { size } = plan.values[key];
      lifetimes.set(key, {
        size,
        from: Math.min(levels[u], known?.from ?? levels[u]),
        to: Math.max(last, known?.to ?? last),
      });
    }
  });
  for (const { value } of plan.outputs) {
    const known = lifetimes.get(storage[value]);
    if (known) lifetimes.set(storage[value], { ...known, to: Number.POSITIVE_INFINITY });
  }
  const { offsets, size } = layout([...lifetimes.values()], first);
  [...lifetimes.keys()].forEach((key, i) => {
    places.set(key, offsets[i]);
  });
  return size;
}
