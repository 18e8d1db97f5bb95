import type { Strided } from "../kernels.ts";
import type { Operand, Step, Value } from "../plan.ts";
import { periodOf } from "./walk.ts";

/** Names a walk over a value. */
export function walkKey(value: number, { shape, strides, offset }: Strided): string {
  return `${value} ${offset} ${shape} ${strides}`;
}

/**
 * Numbers the scratch blocks for what is local to a group's elementwise steps: values that are made and used up there, and
 * walks that are copied. As few as will do, so that they stay in cache: a number is used again once its block
 * is read for the last time, by that very step's output if there is one.
 */
export function localSlots(
  steps: readonly Step[],
  values: readonly Value[],
  size: number,
): Map<string, number> {
  const last = new Map<string, number>();
  const isRepeated = ({ view }: Operand): boolean => view !== null && size % periodOf(view) === 0;
  const localKey = ({ value, view }: Operand): string | null => {
    const { kind } = (values[value] as Value).place;
    if (kind === "constant") return null;
    if (view) return walkKey(value, view);
    return kind === "group" ? `${value}` : null;
  };
  steps.forEach(({ operands, outputs }, i) => {
    for (const operand of [...Object.values(operands), ...Object.values(outputs)]) {
      const key = localKey(operand);
      if (key !== null) last.set(key, isRepeated(operand) ? steps.length : i);
    }
  });
  const slots = new Map<string, number>();
  const free: number[] = [];
  let used = 0;
  const take = (operand: Operand): void => {
    const key = localKey(operand);
    if (key !== null && !slots.has(key)) slots.set(key, free.pop() ?? used++);
  };
  // A walk that every block repeats is loaded by the first block for all: nothing else may ever lie there.
  for (const { operands } of steps)
    for (const operand of Object.values(operands)) if (isRepeated(operand)) take(operand);
  steps.forEach(({ operands, outputs }, i) => {
    for (const operand of Object.values(operands)) take(operand);
    const dead = new Set(
      Object.values(operands)
        .map(localKey)
        .filter((key) => key !== null && last.get(key) === i),
    );
    for (const key of dead) free.push(slots.get(key as string) as number);
    for (const output of Object.values(outputs)) take(output);
  });
  return slots;
}
