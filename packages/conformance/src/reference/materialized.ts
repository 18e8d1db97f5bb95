import { bytesOf, type Group, type Plan, type Value } from "@retrograd/core/backend";

/**
 * A plan with every prologue as a group of its own, which leaves what it computes behind the arena: what any plan means,
 * for a backend that runs kernels one after the other.
 */
export function materialized(plan: Plan): Plan {
  let bytes = plan.bytes;
  const values: Value[] = [...plan.values];
  const groups = plan.groups.flatMap((group): Group[] => {
    if (group.prologueSize === 0) return [group];
    const at = group.steps.findIndex((step) => !step.elementwise);
    const steps = group.steps.slice(0, at);
    for (const { outputs } of steps)
      for (const { value } of Object.values(outputs)) {
        const offset = Math.ceil(bytes / 64) * 64;
        const made = values[value] as Value;
        values[value] = { ...made, place: { kind: "arena", offset } };
        bytes = offset + made.size * bytesOf(made.dtype);
      }
    return [
      { ...group, size: group.prologueSize, prologueSize: 0, steps },
      { ...group, prologueSize: 0, steps: group.steps.slice(at) },
    ];
  });
  return { ...plan, bytes, values, groups };
}
