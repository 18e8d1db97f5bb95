import type { Group, Operand, Step } from "@retrograd/core/backend";
import { anchorOf } from "../kernels/erased.ts";
import { type Places, placeOf } from "./places.ts";

/** Steps that one shader computes for one element after the other; at most the first is an anchor. */
export type Stage = readonly Step[];

/**
 * Cuts a group where one shader can't go on: behind an anchor that finishes elements twice or has other
 * elements than the group, before a walk over what this very shader writes, and before the step that would
 * bind more than `mostBuffers` buffers.
 */
export function stagesOf(group: Group, places: Places, mostBuffers: number): Stage[] {
  const stages: Step[][] = [];
  let stage: Step[] = [];
  for (const step of group.steps) {
    const last = stage.at(-1);
    const mustCut =
      last &&
      ((!last.elementwise && !carriesOn(last, group, places)) ||
        walksOver(step, stage) ||
        buffersOf([...stage, step], places) > mostBuffers);
    if (mustCut || !last) {
      stage = [];
      stages.push(stage);
    }
    stage.push(step);
  }
  return stages;
}

function carriesOn(anchor: Step, group: Group, places: Places): boolean {
  const outputs = Object.values(anchor.outputs);
  return (
    anchorOf(anchor).onceEach && outputs.length === 1 && places.values[outputs[0].value].size === group.size
  );
}

function walksOver(step: Step, stage: Stage): boolean {
  const made = new Set(stage.flatMap((each) => Object.values(each.outputs).map((output) => output.value)));
  return Object.values(step.operands).some(({ value, view }) => view !== null && made.has(value));
}

/** Distinct buffers, and one for what may have to be handed over in scratch memory. */
function buffersOf(stage: Stage, places: Places): number {
  const buffers = new Set(
    stage.flatMap(operandsAndOutputs).map(({ value }) => placeOf(places, value)?.buffer),
  );
  buffers.delete(undefined);
  return buffers.size + 1;
}

function operandsAndOutputs(step: Step): Operand[] {
  return [...Object.values(step.operands), ...Object.values(step.outputs)];
}
