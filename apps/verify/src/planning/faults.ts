import {
  bytesOf,
  type Group,
  type Limits,
  type Plan,
  type PrologueName,
  type Value,
} from "@retrograd/core/backend";

/** A stretch of memory: of the arena in bytes, or of a variable as a whole. */
interface Span {
  readonly where: string;
  readonly from: number;
  readonly to: number;
}

/** What is wrong with a plan: values that overwrite each other, are read before they are written, or lie askew. */
export function faults(plan: Plan, limits: Limits): string[] {
  const { alignment, inPlace, stepsPerGroup } = limits;
  const found: string[] = [];
  const spans = plan.values.map(spanOf);
  const written = new Set<number>(plan.inputs.map(({ value }) => value));
  const lost = new Map<number, string>();
  plan.values.forEach(({ place, size, dtype }, value) => {
    if (place.kind === "data" || place.kind === "constant") written.add(value);
    if (place.kind === "variable" && !isComputed(plan, value)) written.add(value);
    if (place.kind !== "arena") return;
    if (place.offset % alignment !== 0) found.push(`v${value} lies askew at ${place.offset}`);
    if (place.offset + size * bytesOf(dtype) > plan.bytes) found.push(`v${value} reaches past the arena`);
  });
  const read = (value: number, where: string): void => {
    if (!written.has(value)) found.push(`${where} reads v${value} before it is written`);
    if (lost.has(value)) found.push(`${where} reads v${value}, overwritten by ${lost.get(value)}`);
  };
  const write = (value: number, where: string): void => {
    spans.forEach((span, other) => {
      if (other !== value && written.has(other) && overlap(span, spans[value])) lost.set(other, where);
    });
    written.add(value);
    lost.delete(value);
  };
  plan.groups.forEach((group, g) => {
    if (group.steps.length > stepsPerGroup) found.push(`group ${g} has ${group.steps.length} steps`);
    for (const fault of [
      ...faultsWithin(group, plan.values, spans, inPlace),
      ...faultsInFront(group, plan.values, limits),
    ])
      found.push(`group ${g}: ${fault}`);
    const own = new Set<number>();
    for (const { operands, outputs, kernel } of group.steps) {
      for (const { value, view } of Object.values(operands)) {
        read(value, `group ${g}, ${kernel}`);
        if (view && own.has(value)) found.push(`group ${g} walks over its own v${value}`);
        if (plan.values[value]?.place.kind === "group" && !own.has(value))
          found.push(`group ${g} reads v${value}, which stayed inside another`);
      }
      for (const { value } of Object.values(outputs)) {
        own.add(value);
        write(value, `group ${g}, ${kernel}`);
      }
    }
  });
  for (const { name, value } of plan.outputs) read(value, name);
  return found;
}

/** What would go wrong if a group ran block by block: outputs on top of what other blocks or steps still read. */
function faultsWithin(
  group: Group,
  values: readonly Value[],
  spans: readonly (Span | null)[],
  inPlace: boolean,
): string[] {
  const found: string[] = [];
  const anchor = group.steps.findIndex((step) => !step.elementwise);
  group.steps.forEach((step, i) => {
    const size = i < anchor ? group.prologueSize : group.size;
    if (step.elementwise && Object.values(step.outputs).some((y) => values[y.value]?.size !== size))
      found.push(`${step.kernel} has not the group's size`);
    if (!step.elementwise && i !== anchor) found.push(`${step.kernel} is a second anchor`);
    for (const { value, view } of Object.values(step.operands)) {
      const made = group.steps.findIndex(({ outputs }) =>
        Object.values(outputs).some((y) => y.value === value),
      );
      group.steps.forEach((other, j) => {
        for (const { value: out } of Object.values(other.outputs)) {
          if (out === value || !overlap(spans[value], spans[out])) continue;
          const [a, b] = [spans[value], spans[out]];
          const exact =
            a?.from === b?.from &&
            a?.to === b?.to &&
            values[out]?.dtype.slice(-2) === values[value]?.dtype.slice(-2);
          if (
            !inPlace ||
            (j < i && j > made) ||
            !exact ||
            view ||
            i <= anchor ||
            (!other.elementwise && j > made)
          )
            found.push(`${other.kernel} writes v${out} over v${value}, which ${step.kernel} reads`);
        }
      });
    }
  });
  return found;
}

/** What would go wrong if elements of a prologue were computed in any order, as often as the anchor needs them. */
function faultsInFront({ steps, prologueSize }: Group, values: readonly Value[], limits: Limits): string[] {
  const found: string[] = [];
  const at = steps.findIndex((step) => !step.elementwise);
  const anchor = steps[at];
  if (!anchor || at === 0) return prologueSize === 0 ? [] : [`there is no prologue of ${prologueSize}`];
  const made = steps.slice(0, at).flatMap(({ outputs }) => Object.values(outputs).map(({ value }) => value));
  const operands = Object.entries(anchor.operands).filter(([, { value }]) => made.includes(value));
  const [[name, { value: last }] = ["nothing", { value: -1 }], ...more] = operands;
  if (last !== made.at(-1) || more.length > 0)
    found.push(`${anchor.kernel} reads not one result of its prologue`);
  if (!limits.prologues?.operands.has(`${anchor.kernel}.${name}` as PrologueName))
    found.push(`${anchor.kernel}.${name} can't be computed in front`);
  for (const value of made)
    if (values[value]?.place.kind !== "group") found.push(`the prologue stores v${value}`);
  for (const { kernel, operands } of steps.slice(at + 1))
    for (const { value } of Object.values(operands))
      if (made.includes(value)) found.push(`${kernel} reads v${value} of the prologue`);
  return found;
}

function spanOf({ place, size, dtype }: Value): Span | null {
  const bytes = size * bytesOf(dtype);
  if (place.kind === "arena") return { where: "arena", from: place.offset, to: place.offset + bytes };
  return place.kind === "variable" ? { where: `variable ${place.index}`, from: 0, to: bytes } : null;
}

function overlap(a: Span | null | undefined, b: Span | null | undefined): boolean {
  return !!a && !!b && a.where === b.where && a.from < b.to && b.from < a.to;
}

function isComputed(plan: Plan, value: number): boolean {
  return plan.groups.some(({ steps }) =>
    steps.some(({ outputs }) => Object.values(outputs).some((y) => y.value === value)),
  );
}
