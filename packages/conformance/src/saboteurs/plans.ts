import type { Backend, ElementwiseName, Executable, Plan, Step, Strided } from "@retrograd/core/backend";
import { referenceBackend } from "../reference/backend.ts";
import type { Kind, Saboteur } from "./saboteur.ts";

/** A saboteur that runs another plan than it was given, in the steps of one kernel. */
function replanned(
  kernel: ElementwiseName,
  kind: Kind,
  does: string,
  change: (view: Strided) => Strided | null,
): Saboteur {
  const make = (): Backend => {
    const right = referenceBackend();
    const compile = (plan: Plan): Executable => {
      const groups = plan.groups.map((group) => ({
        ...group,
        steps: group.steps.map((step) => (step.kernel === kernel ? walkedBy(step, change) : step)),
      }));
      return right.compile({ ...plan, groups });
    };
    return {
      ...right,
      allocate: (dtype, size) => right.allocate(dtype, size),
      read: (memories) => right.read(memories),
      compile,
      dispose: () => right.dispose(),
    };
  };
  return { kernel, kind, does, make };
}

function walkedBy(step: Step, change: (view: Strided) => Strided | null): Step {
  const operands = Object.entries(step.operands).map(([name, { value, view }]) => {
    return [name, { value, view: view ? change(view) : null }] as const;
  });
  return { ...step, operands: Object.fromEntries(operands) };
}

/** Elementwise kernels that walk over an operand in another way than the plan says. */
export const planSaboteurs: readonly Saboteur[] = [
  replanned("mul", "broadcast", "stretches rows as columns", (view) => {
    return isStretched(view) ? { ...view, strides: view.strides.toReversed() } : view;
  }),
  replanned("maximum", "transpose", "walks over a transposed operand row by row", (view) => {
    return isStretched(view) || view.offset > 0 ? view : { ...view, strides: [view.shape[1] ?? 1, 1] };
  }),
  replanned("sub", "boundary", "starts its walks at the first number", (view) => {
    return view.strides.some((stride) => stride < 0) ? view : { ...view, offset: 0 };
  }),
  replanned("where", "sign", "walks backwards as forwards", (view) => {
    return view.strides.some((stride) => stride < 0)
      ? { ...view, strides: view.strides.map(Math.abs), offset: 0 }
      : view;
  }),
];

function isStretched({ strides }: Strided): boolean {
  return strides.includes(0);
}
