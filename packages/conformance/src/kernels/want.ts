import type { KernelName, OutputsOf, TypedArray } from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { compare, epsilonOf } from "../numbers/compare.ts";
import type { Formula } from "../reference/formula.ts";
import { reference } from "../reference/index.ts";
import { type Bound, tolerance, type Views } from "../tolerance/index.ts";

export type Arrays<Names extends string> = Readonly<Record<Names, TypedArray>>;

/** Throws where a kernel's outputs are not what the reference makes of the same operands. */
export function expectOutputs<K extends KernelName>(
  kernel: K,
  call: CallOf<K>,
  got: Arrays<OutputsOf<K>>,
): void {
  const views: Record<string, TypedArray> = {};
  for (const [name, numbers] of entriesOf(call.operands)) views[name] = exactly(numbers);
  for (const [name, { dtype, size }] of entriesOf(call.outputs))
    views[name] = dtype === "int32" ? new Int32Array(size) : new Float64Array(size);
  const both = views as Views<K>;
  (reference[kernel] as Formula<K>)(both, call.parameters);
  const epsilon = Math.max(...entriesOf(call.outputs).map(([, { dtype }]) => epsilonOf[dtype]));
  const bounds = (tolerance[kernel] as Bound<K>)(both, call.parameters, epsilon);
  for (const [name, numbers] of entriesOf(got))
    compare(name, numbers, views[name] as TypedArray, bounds[name]);
}

/** The entries of a record of operands or outputs, names typed. */
export function entriesOf<Name extends string, T>(record: Readonly<Record<Name, T>>): [Name, T][] {
  return Object.entries(record) as [Name, T][];
}

/** The same numbers in float64; integers stay what they are. */
function exactly(numbers: TypedArray): TypedArray {
  return numbers instanceof Int32Array ? numbers.slice() : Float64Array.from(numbers);
}
