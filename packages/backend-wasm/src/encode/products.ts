import type { Axis, Group, Plan, Step } from "@retrograd/core/backend";
import { areApart } from "./apart.ts";

/** The operands a and b of a product. */
export type Factors = readonly [number, number];

/**
 * The products a ⊙ b that nothing but a sum along rows reads, by their value: the sum multiplies for itself, and they are not written. What
 * they are products of is still there when the sum runs.
 */
export function summedProducts(plan: Plan): Map<number, Factors> {
  const readers = readersOf(plan);
  const products = new Map<number, Factors>();
  plan.groups.forEach(({ steps }, from) => {
    for (const { kernel, operands, outputs } of steps) {
      if (kernel !== "mul") continue;
      const { value: product } = outputs.out;
      const { place, dtype } = plan.values[product];
      const [reader, ...others] = readers.get(product) ?? [];
      if (place.kind !== "arena" || dtype !== "float32" || !reader || others.length > 0) continue;
      const { a, b } = operands;
      const isDense = [a, b].every(({ value, view }) => !view && plan.values[value].place.kind !== "group");
      if (!isDense || !isSumAlongRows(reader.step)) continue;
      const written = plan.groups.slice(from, reader.group + 1).flatMap(writtenBy);
      const stay = [a, b].every(({ value }) =>
        written.every(
          (other) => other === product || other === value || areApart(plan.values[value], plan.values[other]),
        ),
      );
      if (stay) products.set(product, [a.value, b.value]);
    }
  });
  return products;
}

interface Reader {
  readonly step: Step;
  readonly group: number;
}

/** Who reads each value but those that the plan's outputs are, which the host reads. */
export function readersOf(plan: Plan): Map<number, Reader[]> {
  const readers = new Map<number, Reader[]>();
  plan.groups.forEach(({ steps }, group) => {
    for (const step of steps)
      for (const { value } of Object.values(step.operands)) {
        const known = readers.get(value);
        if (known) known.push({ step, group });
        else readers.set(value, [{ step, group }]);
      }
  });
  for (const { value } of plan.outputs) readers.delete(value);
  return readers;
}

function isSumAlongRows({ kernel, parameters }: Step): boolean {
  return kernel === "sum" && (parameters as unknown as Axis).inner === 1;
}

export function writtenBy({ steps }: Group): number[] {
  return steps.flatMap(({ outputs }) => Object.values(outputs).map(({ value }) => value));
}
