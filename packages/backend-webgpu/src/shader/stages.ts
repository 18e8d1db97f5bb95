import type { Group, Step, Value } from "@retrograd/core/backend";
import { anchorOf } from "../kernels/erased.ts";

/** Steps that one shader computes: a prologue and an anchor, or neither, and what goes on element after element. */
export type Stage = readonly Step[];

/** The steps of a stage by what they are to its anchor; without one all are its epilogue. */
export interface StageSteps {
  readonly prologue: readonly Step[];
  readonly anchor: Step | null;
  readonly epilogue: readonly Step[];
}

export function stepsOf(stage: Stage): StageSteps {
  const at = stage.findIndex((step) => !step.elementwise);
  return {
    prologue: stage.slice(0, Math.max(0, at)),
    anchor: stage[at] ?? null,
    epilogue: stage.slice(at + 1),
  };
}

/**
 * Cuts a group where one shader can't go on: behind an anchor that finishes elements twice or has other
 * elements than the group, before a walk over what this very shader writes, and before the step that would
 * bind more than `mostBuffers` buffers.
 */
export function stagesOf(
  group: Group,
  values: readonly Value[],
  mostBuffers: number,
  buffersOf: (steps: Stage) => number,
): Stage[] {
  const stages: Step[][] = [];
  let stage: Step[] = [];
  for (const step of group.steps) {
    const last = stage.at(-1);
    const mustCut =
      last &&
      ((!last.elementwise && !carriesOn(last, group, values)) ||
        walksOver(step, stage) ||
        buffersOf([...stage, step]) > mostBuffers);
    if (mustCut || !last) {
      stage = [];
      stages.push(stage);
    }
    stage.push(step);
  }
  return stages;
}

function carriesOn(anchor: Step, group: Group, values: readonly Value[]): boolean {
  const outputs = Object.values(anchor.outputs);
  return anchorOf(anchor).onceEach && outputs.length === 1 && values[outputs[0].value].size === group.size;
}

function walksOver(step: Step, stage: Stage): boolean {
  const made = new Set(stage.flatMap((each) => Object.values(each.outputs).map((output) => output.value)));
  return Object.values(step.operands).some(({ value, view }) => view !== null && made.has(value));
}
