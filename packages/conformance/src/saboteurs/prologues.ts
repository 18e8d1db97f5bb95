import { type Backend, type Group, type Plan, prologues, type Step } from "@retrograd/core/backend";
import { prologuePlans } from "../plans/prologues.ts";
import { referenceBackend } from "../reference/backend.ts";

const operands = prologuePlans.flatMap(({ prologue }) => prologue ?? []);

/** A backend that runs other groups than it was given. */
export interface PrologueSaboteur {
  readonly does: string;
  readonly make: () => Backend;
}

function saboteur(does: string, change: (group: Group, plan: Plan) => Group): PrologueSaboteur {
  const make = (): Backend => {
    const right = referenceBackend();
    return {
      ...right,
      limits: { ...right.limits, prologues: prologues(operands, 0) },
      allocate: (dtype, size) => right.allocate(dtype, size),
      read: (memories) => right.read(memories),
      compile: (plan) => {
        const groups = plan.groups.map((group) => (group.prologueSize > 0 ? change(group, plan) : group));
        return right.compile({ ...plan, groups });
      },
      dispose: () => right.dispose(),
    };
  };
  return { does, make };
}

/** The steps in front of the anchor, changed. */
function inFront(group: Group, change: (step: Step) => Step): Group {
  const at = group.steps.findIndex((step) => !step.elementwise);
  return { ...group, steps: group.steps.map((step, i) => (i < at ? change(step) : step)) };
}

/** Backends that take what stands in front of an anchor for something else. */
export const prologueSaboteurs: readonly PrologueSaboteur[] = [
  saboteur("computes as many elements in front of an anchor as behind it", (group) => ({
    ...group,
    prologueSize: Math.min(group.prologueSize, group.size),
  })),
  saboteur("walks in front of an anchor as over its outputs, row by row", (group, { values }) =>
    inFront(group, (step) => {
      const walked = Object.entries(step.operands).map(([name, { value, view }]) => {
        const turned = view && { ...view, strides: view.strides.toReversed(), offset: 0 };
        const fits = values[value]?.size === Math.max(...(view?.shape ?? []));
        return [name, { value, view: fits ? turned : view }] as const;
      });
      return { ...step, operands: Object.fromEntries(walked) };
    }),
  ),
  saboteur("starts walks in front of an anchor at the first number, forwards", (group) =>
    inFront(group, (step) => {
      const walked = Object.entries(step.operands).map(([name, { value, view }]) => {
        return [name, { value, view: view && { ...view, strides: view.strides.map(Math.abs), offset: 0 } }];
      });
      return { ...step, operands: Object.fromEntries(walked) };
    }),
  ),
  saboteur("leaves out the last step in front of an anchor", (group) => {
    const at = group.steps.findIndex((step) => !step.elementwise);
    const [before, last] = [group.steps[at - 2], group.steps[at - 1]];
    if (!before || !last) return group;
    const steps = [
      ...group.steps.slice(0, at - 2),
      { ...before, outputs: last.outputs },
      ...group.steps.slice(at),
    ];
    return { ...group, steps };
  }),
];
