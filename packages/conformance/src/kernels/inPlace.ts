import {
  type Backend,
  bytesOf,
  dtypeOf,
  type ElementwiseName,
  type OperandsOf,
  type OutputsOf,
  type TypedArray,
} from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { Unsupported } from "../check.ts";
import { Draft, type Index, type Reads, step } from "../plans/draft.ts";
import { Owned } from "./owned.ts";
import { type Arrays, entriesOf, expectOutputs } from "./want.ts";

/** Whether an elementwise kernel's output may lie on this operand: both take the same number of bytes. */
export function mayLieOn<K extends ElementwiseName>(call: CallOf<K>, operand: OperandsOf<K>): boolean {
  const [[, output]] = entriesOf(call.outputs) as [[string, CallOf<"exp">["outputs"]["out"]]];
  return bytesOf(dtypeOf(call.operands[operand])) === bytesOf(output.dtype);
}

/** Runs an elementwise kernel whose output lies on one of its operands. */
export async function inPlace<K extends ElementwiseName>(
  backend: Backend,
  kernel: K,
  call: CallOf<K>,
  under: OperandsOf<K>,
): Promise<void> {
  if (!backend.limits.inPlace) throw new Unsupported(`${backend.name} has no groups in place`);
  using owned = new Owned(backend);
  const draft = new Draft(backend);
  const reads: Record<string, Index> = {};
  for (const [name, numbers] of entriesOf(call.operands))
    reads[name] = draft.input(name, dtypeOf(numbers), numbers.length);
  const [[outName, { dtype }]] = entriesOf(call.outputs) as [[string, CallOf<"exp">["outputs"]["out"]]];
  const out = draft.inPlaceOf(reads[under] as Index, dtype);
  draft.output(outName, out);
  draft.group(step(kernel, reads as Reads<K>, { out } as Record<OutputsOf<K>, Index>, call.parameters));
  const [result] = owned.compiled(draft, kernel).run(Object.values<TypedArray>(call.operands));
  const got = { [outName]: await result?.read() };
  expectOutputs(kernel, call, got as Arrays<OutputsOf<K>>);
}
