import {
  type Backend,
  type DType,
  dtypeOf,
  type KernelName,
  type OutputsOf,
  type TypedArray,
} from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { poisonOf } from "../numbers/poison.ts";
import { Draft, type Index, type Reads, step } from "../plans/draft.ts";
import { Owned } from "./owned.ts";
import { type Arrays, entriesOf, expectOutputs } from "./want.ts";

/**
 * Runs a kernel twice, on the inputs and for the outputs of a plan: from arena to arena, where every output's place
 * holds what another value has left there. What the second run computes must not change what the first one gave.
 */
export async function inArena<K extends KernelName>(
  backend: Backend,
  kernel: K,
  first: CallOf<K>,
  second: CallOf<K>,
): Promise<void> {
  using owned = new Owned(backend);
  const draft = new Draft(backend);
  const reads: Record<string, Index> = {};
  for (const [name, numbers] of entriesOf(first.operands))
    reads[name] = draft.input(name, dtypeOf(numbers), numbers.length);
  const writes: Record<string, Index> = {};
  for (const [name, { dtype, size }] of entriesOf(first.outputs)) {
    const stale = draft.arena(dtype, size);
    draft.group(filled(draft, dtype, size, stale));
    writes[name] = draft.inPlaceOf(stale, dtype);
    draft.output(name, writes[name]);
  }
  draft.group(step(kernel, reads as Reads<K>, writes as Record<OutputsOf<K>, Index>, first.parameters));
  const executable = owned.compiled(draft, kernel);
  const runs = [first, second].map((call) => ({
    call,
    results: executable.run(Object.values(call.operands)),
  }));
  for (const { call, results } of runs) {
    const names = entriesOf(call.outputs).map(([name]) => name);
    const numbers: TypedArray[] = [];
    for (const result of results) numbers.push(await result.read());
    const got = Object.fromEntries(names.map((name, i) => [name, numbers[i]]));
    expectOutputs(kernel, call, got as Arrays<OutputsOf<K>>);
  }
}

/** A kernel that leaves poison in a value. */
function filled(draft: Draft, dtype: DType, size: number, out: Index) {
  return step("cast", { x: draft.constant(dtype, size, poisonOf(dtype)) }, { out }, { dtype });
}
