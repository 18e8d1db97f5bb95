import type { Plan, Step } from "@retrograd/core/backend";
import { alignment } from "./layout.ts";
import { bounding, carrying, delicate, placing, products } from "./precision.ts";

/**
 * The values that lie in memory as float16 (11 bits, 6·10⁻⁸ to 65,504) where mixed precision is wanted. All arithmetic is
 * float32, and which values these are is told, as by TensorFlow's auto_mixed_precision, by what a plan does with them:
 *
 * - what a product or a convolution makes, also by way of steps that make nothing larger of it (`bounding`);
 * - what a product or a convolution reads, also by way of steps that carry a relative error on (`carrying`), but for what is
 *   stretched there, such as means and deviations: few numbers that many depend on.
 *
 * So activations and their gradients are float16. These stay float32:
 *
 * - inputs, outputs, variables and known numbers, which the host or other plans read and write; int32; a shader's own memory;
 * - up to 64 elements, such as the loss, which take the same place;
 * - sums, maxima, powers and exponentials, unless a product reads them;
 * - what becomes a variable element by element: gradients of parameters, moments, running statistics. Steps smaller than
 *   float16 can tell add up there over many runs;
 * - what is compared for equality, made a whole number, divided by, or given to a logarithm or a root (`delicate`).
 */
export function halvesOf(plan: Plan): ReadonlySet<number> {
  const { values } = plan;
  const steps = plan.groups.flatMap((group) => group.steps);
  const exact = exactOf(plan, steps);
  const [made, read] = [madeByProducts(plan, steps, exact), readByProducts(plan, steps)];
  const elsewhere = new Set([...plan.inputs, ...plan.outputs].map(({ value }) => value));
  const halves = steps
    .map(({ outputs }) => outputs.out.value)
    .filter((value) => {
      const { dtype, size, place } = values[value];
      const isOfArena = place.kind === "arena" || place.kind === "group";
      if (!isOfArena || dtype !== "float32" || size <= alignment || elsewhere.has(value)) return false;
      return (made.has(value) || read.has(value)) && !exact.has(value);
    });
  return new Set(halves);
}

/** What products make, and what is computed of that and hardly larger; known numbers and stretched ones may take part. */
function madeByProducts(
  { values }: Plan,
  steps: readonly Step[],
  exact: ReadonlySet<number>,
): ReadonlySet<number> {
  const computed = new Set(steps.map(({ outputs }) => outputs.out.value));
  const made = new Set<number>();
  for (const step of steps) {
    const { kernel, operands, outputs } = step;
    const bounds = (bounding[kernel] ?? [])
      .map((name) => operands[name].value)
      .filter((value) => made.has(value) || (computed.has(value) && !isStretched(value, step, values)));
    const isBounded = bounds.length > 0 && bounds.every((value) => made.has(value));
    const isScaled = bounds.length === 1 || (kernel !== "mul" && kernel !== "div");
    const { value: out } = outputs.out;
    if (!exact.has(out) && (products.has(kernel) || (isBounded && isScaled))) made.add(out);
  }
  return made;
}

/** What products read, and what that is computed of by steps that carry a relative error on. */
function readByProducts({ values }: Plan, steps: readonly Step[]): ReadonlySet<number> {
  const carriers = new Set(steps.filter(isCarrier).map(({ outputs }) => outputs.out.value));
  const read = new Set<number>();
  for (const step of steps.toReversed()) {
    const { kernel, operands, outputs } = step;
    if (products.has(kernel)) for (const { value } of Object.values(operands)) read.add(value);
    if (!read.has(outputs.out.value)) continue;
    for (const name of carrying[kernel] ?? []) {
      const { value } = operands[name];
      if (carriers.has(value) && !isStretched(value, step, values)) read.add(value);
    }
  }
  return read;
}

/** Whether a step takes each number of an operand several times. */
function isStretched(value: number, { kernel, elementwise, outputs }: Step, values: Plan["values"]): boolean {
  return (elementwise || kernel === "stridedRead") && values[value].size < values[outputs.out.value].size;
}

/** Whether a step makes numbers like its operands': a square is 10⁶ of 10³. */
function isCarrier({ kernel, operands }: Step): boolean {
  if (kernel === "mul" && operands.a.value === operands.b.value) return false;
  return products.has(kernel) || kernel in bounding || kernel in carrying;
}

/** What rounding would spoil: what becomes a variable, element by element, and what delicate operands are computed of. */
function exactOf({ values }: Plan, steps: readonly Step[]): ReadonlySet<number> {
  const exact = new Set<number>();
  for (const { kernel, elementwise, operands, outputs } of steps.toReversed()) {
    const { value: out } = outputs.out;
    const { dtype, place } = values[out];
    const isExact = exact.has(out) || place.kind === "variable";
    const spreads = elementwise || placing.has(kernel);
    const isWhole = kernel === "cast" && dtype === "int32";
    for (const [name, { value }] of Object.entries(operands))
      if ((isExact && spreads) || isWhole || delicate[kernel]?.includes(name)) exact.add(value);
  }
  return exact;
}
