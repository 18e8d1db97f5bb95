import {
  type Backend,
  dtypeOf,
  type KernelName,
  type OutputsOf,
  type TypedArray,
} from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { expectUnchanged } from "../numbers/compare.ts";
import { Draft, type Index, type Reads, step } from "../plans/draft.ts";
import { Owned } from "./owned.ts";
import { type Arrays, entriesOf, expectOutputs } from "./want.ts";

/** Runs a kernel whose operands and outputs are variables: outputs start poisoned, operands stay as they are. */
export async function inVariables<K extends KernelName>(
  backend: Backend,
  kernel: K,
  call: CallOf<K>,
): Promise<void> {
  using owned = new Owned(backend);
  const draft = new Draft(backend);
  const operands = entriesOf(call.operands).map(([name, numbers]) => {
    return { name, numbers, memory: owned.holding(dtypeOf(numbers), numbers) };
  });
  const outputs = entriesOf(call.outputs).map(([name, { dtype, size }]) => {
    return { name, memory: owned.poisoned(dtype, size) };
  });
  const reads = Object.fromEntries(operands.map(({ name, memory }) => [name, draft.variable(memory)]));
  const writes = Object.fromEntries(outputs.map(({ name, memory }) => [name, draft.variable(memory)]));
  draft.group(step(kernel, reads as Reads<K>, writes as Record<OutputsOf<K>, Index>, call.parameters));
  owned.compiled(draft, kernel).run([]);
  const read = await backend.read([...outputs, ...operands].map(({ memory }) => memory));
  const got = Object.fromEntries(outputs.map(({ name }, i) => [name, read[i]]));
  expectOutputs(kernel, call, got as Arrays<OutputsOf<K>>);
  operands.forEach(({ name, numbers }, i) => {
    expectUnchanged(name, read[outputs.length + i] as TypedArray, numbers);
  });
}
