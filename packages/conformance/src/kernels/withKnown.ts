import {
  type Backend,
  dtypeOf,
  type KernelName,
  type OperandsOf,
  type OutputsOf,
  type TypedArray,
} from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { Draft, type Index, type Reads, step } from "../plans/draft.ts";
import { Owned } from "./owned.ts";
import { type Arrays, entriesOf, expectOutputs } from "./want.ts";

/** Runs a kernel with one operand that the plan itself knows: the same number everywhere, or numbers of its own. */
export async function withKnown<K extends KernelName>(
  backend: Backend,
  kernel: K,
  { operands, parameters, outputs }: CallOf<K>,
  known: OperandsOf<K>,
  kind: "constant" | "data",
): Promise<void> {
  using owned = new Owned(backend);
  const draft = new Draft(backend);
  const given: Record<string, TypedArray> = {};
  const reads: Record<string, Index> = {};
  for (const [name, numbers] of entriesOf(operands)) {
    const dtype = dtypeOf(numbers);
    const constant = numbers[0] as number;
    given[name] = name === known && kind === "constant" ? (numbers.fill(constant) as TypedArray) : numbers;
    if (name !== known) reads[name] = draft.variable(owned.holding(dtype, numbers));
    else if (kind === "constant") reads[name] = draft.constant(dtype, numbers.length, constant);
    else reads[name] = draft.data(dtype, numbers.slice() as TypedArray);
  }
  const writes = entriesOf(outputs).map(([name, { dtype, size }]) => {
    const memory = owned.poisoned(dtype, size);
    return { name, memory, value: draft.variable(memory) };
  });
  const values = Object.fromEntries(writes.map(({ name, value }) => [name, value]));
  draft.group(step(kernel, reads as Reads<K>, values as Record<OutputsOf<K>, Index>, parameters));
  owned.compiled(draft, kernel).run([]);
  const read = await backend.read(writes.map(({ memory }) => memory));
  const got = Object.fromEntries(writes.map(({ name }, i) => [name, read[i]]));
  expectOutputs(kernel, { operands: given, parameters, outputs } as CallOf<K>, got as Arrays<OutputsOf<K>>);
}
