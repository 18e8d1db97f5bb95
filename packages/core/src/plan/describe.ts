import { bytesOf } from "../backend/dtype.ts";
import type { Operand, Plan, Value } from "../backend/plan.ts";

/** What will run, group by group, with shapes and bytes. */
export function describe(plan: Omit<Plan, "describe">): string {
  const steps = plan.groups.reduce((count, group) => count + group.steps.length, 0);
  const lines = [
    `plan ${plan.name}: ${steps} kernels in ${plan.groups.length} groups, arena ${plan.bytes} bytes, ${plan.variables.length} variables`,
  ];
  for (const { name, value } of plan.inputs)
    lines.push(`  input ${name}: ${text(plan.values[value] as Value)}`);
  plan.groups.forEach((group, i) => {
    lines.push(`  group ${i}: ${group.label}`);
    for (const step of group.steps) {
      const operands = Object.entries(step.operands).map(([name, x]) => `${name} = ${operand(x, plan)}`);
      const outputs = Object.entries(step.outputs).map(([name, y]) =>
        name === "out" ? operand(y, plan) : `${name} = ${operand(y, plan)}`,
      );
      lines.push(`    ${outputs.join(", ")} ← ${step.kernel}(${operands.join(", ")})`);
    }
  });
  for (const { name, value } of plan.outputs)
    lines.push(`  output ${name}: ${text(plan.values[value] as Value)}`);
  return lines.join("\n");
}

function operand({ value, view }: Operand, plan: Omit<Plan, "describe">): string {
  const it = plan.values[value] as Value;
  if (it.place.kind === "constant") return `${it.place.value}`;
  return `v${value} ${text(it)}${view ? ` as [${view.shape}] by strides [${view.strides}]${view.offset ? ` from ${view.offset}` : ""}` : ""}`;
}

/** dtype, shape and where it lies: bytes @offset+length of the arena, or what else it is. */
function text({ dtype, shape, size, place }: Value): string {
  const bytes = size * bytesOf(dtype);
  const where =
    place.kind === "arena"
      ? `@${place.offset}+${bytes}`
      : place.kind === "variable"
        ? `in variable ${place.index} (${bytes} bytes)`
        : `in ${place.kind}`;
  return `${dtype} [${shape}] ${where}`;
}
