import type { Plan } from "@retrograd/core/backend";
import type { Places } from "./places.ts";
import { type Shader, shadersOf } from "./shader.ts";
import { type Stage, stagesOf } from "./stages.ts";

/** What a plan becomes: shaders in order, and the sizes of the buffers that they share besides the arena. */
export interface Program {
  readonly shaders: readonly Shader[];
  readonly places: Places;
  /** In elements of four bytes, as are all sizes here. */
  readonly dataSize: number;
  readonly scratchSize: number;
}

/** @param mostBuffers storage buffers that one shader may bind */
export function programOf(plan: Plan, mostBuffers: number): Program {
  const data = new Map<number, number>();
  let dataSize = 0;
  plan.values.forEach(({ place, size }, value) => {
    if (place.kind !== "data") return;
    data.set(value, dataSize);
    dataSize += size;
  });
  const scratch = new Map<number, number>();
  const places: Places = { values: plan.values, data, scratch };
  const groups = plan.groups.map((group) => stagesOf(group, places, mostBuffers));
  const readers = readersOf(groups.flat());
  const outputs = new Set(plan.outputs.map(({ value }) => value));

  const shaders: Shader[] = [];
  let scratchSize = 0;
  groups.forEach((stages, g) => {
    const { label } = plan.groups[g];
    let used = 0;
    for (const stage of stages) {
      const isStored = (value: number): boolean => {
        const { place } = plan.values[value];
        if (place.kind === "variable" || outputs.has(value)) return true;
        return [...(readers.get(value) ?? [])].some((reader) => reader !== stage);
      };
      for (const { outputs } of stage)
        for (const { value } of Object.values(outputs))
          if (plan.values[value].place.kind === "group" && isStored(value)) {
            scratch.set(value, used);
            used += plan.values[value].size;
          }
      shaders.push(...shadersOf(stage, label, places, isStored));
    }
    scratchSize = Math.max(scratchSize, used);
  });
  return { shaders, places, dataSize, scratchSize };
}

/** The stages that read a value. */
function readersOf(stages: readonly Stage[]): Map<number, Set<Stage>> {
  const readers = new Map<number, Set<Stage>>();
  for (const stage of stages)
    for (const { operands } of stage)
      for (const { value } of Object.values(operands)) {
        const known = readers.get(value);
        if (known) known.add(stage);
        else readers.set(value, new Set([stage]));
      }
  return readers;
}
