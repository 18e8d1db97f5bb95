import type { Plan, Step, Value } from "@retrograd/core/backend";

/** From so many elements on (1 MiB) memory counts for more than freedom in the order of dispatches. */
const large = 2 ** 18;

/**
 * For every value of the arena the value whose memory it has: its own, or, as the plan has it, that of an
 * operand that dies there, if it is large. A small one keeps its own memory, so that nobody has to wait until
 * an operand's last reader is done.
 *
 * @param halves values of float16, which share memory with one another alone
 */
export function storageOf(plan: Plan, halves: ReadonlySet<number>): number[] {
  const storage = plan.values.map((_, value) => value);
  const given = new Set(plan.inputs.map(({ value }) => value));
  for (const { steps } of plan.groups) {
    const read = new Set<number>();
    const ofKind = (value: number): number[] =>
      [...read].filter((other) => halves.has(other) === halves.has(value));
    for (const step of steps) {
      for (const { value } of Object.values(step.operands)) read.add(value);
      const { value } = Object.values(step.outputs)[0];
      if (step.elementwise && plan.values[value].size >= large)
        storage[value] = heirOf(value, step, ofKind(value), given, plan.values, storage);
      for (const { value } of Object.values(step.outputs)) read.add(value);
    }
  }
  return storage;
}

function heirOf(
  value: number,
  step: Step,
  read: readonly number[],
  given: ReadonlySet<number>,
  values: readonly Value[],
  storage: readonly number[],
): number {
  const { place } = values[value];
  if (place.kind !== "arena" || !step.elementwise) return value;
  for (const other of read) {
    const its = values[other].place;
    if (its.kind === "arena" && its.offset === place.offset && other !== value && !given.has(storage[other]))
      return storage[other];
  }
  return value;
}
