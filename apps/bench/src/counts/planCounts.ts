import { bytesOf, type Plan } from "@retrograd/core/backend";

/** What a plan asks for, whatever the machine. */
export interface PlanCounts {
  readonly kernels: number;
  readonly groups: number;
  /** Of everything that one group hands to another. */
  readonly arenaBytes: number;
  /** Read and written by groups, each value once per group; what is used up inside a group costs none. */
  readonly movedBytes: number;
}

export function planCounts(plan: Plan): PlanCounts {
  let kernels = 0;
  let movedBytes = 0;
  for (const { steps } of plan.groups) {
    kernels += steps.length;
    const written = new Set(steps.flatMap(({ outputs }) => valuesOf(outputs)));
    const read = new Set(steps.flatMap(({ operands }) => valuesOf(operands)));
    for (const value of read) if (!written.has(value)) movedBytes += bytes(plan, value);
    for (const value of written) movedBytes += bytes(plan, value);
  }
  return { kernels, groups: plan.groups.length, arenaBytes: plan.bytes, movedBytes };
}

function valuesOf(operands: Plan["groups"][number]["steps"][number]["operands"]): number[] {
  return Object.values(operands).map(({ value }) => value);
}

/** Of a value in memory. */
function bytes(plan: Plan, index: number): number {
  const { dtype, size, place } = plan.values[index];
  return place.kind === "constant" || place.kind === "group" ? 0 : size * bytesOf(dtype);
}
