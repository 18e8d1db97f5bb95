import {
  type Backend,
  dtypeOf,
  type ElementwiseName,
  type OperandsOf,
  type OutputsOf,
  type Strided,
  type TypedArray,
  zeros,
} from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { Mismatch } from "../check.ts";
import { Draft, type Index, type Reads, step } from "../plans/draft.ts";
import { placesOf } from "../reference/strided.ts";
import { Owned } from "./owned.ts";
import { type Arrays, entriesOf, expectOutputs } from "./want.ts";

/** Walks over an operand that an elementwise kernel reads `size` elements of, as rows of a seventh of them. */
function viewsOf(size: number): Record<string, { readonly view: Strided; readonly stored: number }> {
  const rows = 7;
  const columns = size / rows;
  const view = (strides: readonly number[], offset = 0): Strided => ({
    shape: [rows, columns],
    strides,
    offset,
  });
  return {
    transposed: { view: view([1, rows]), stored: size },
    "a row, repeated": { view: view([0, 1]), stored: columns },
    "a column, repeated": { view: view([1, 0]), stored: rows },
    "one number, repeated": { view: view([0, 0]), stored: 1 },
    backwards: { view: view([-columns, -1], size - 1), stored: size },
    "every other, from 3 on": { view: view([2 * columns, 2], 3), stored: 2 * size + 3 },
  };
}

/** Runs an elementwise kernel that walks over one of its operands in every way that a plan may ask for. */
export async function throughViews<K extends ElementwiseName>(
  backend: Backend,
  kernel: K,
  call: CallOf<K>,
  walked: OperandsOf<K>,
): Promise<void> {
  const numbers = call.operands[walked];
  for (const [name, { view, stored }] of Object.entries(viewsOf(numbers.length))) {
    const storage = zeros(dtypeOf(numbers), stored);
    storage.set(numbers.subarray(0, Math.min(stored, numbers.length)));
    if (stored > numbers.length) storage.set(numbers, stored - numbers.length);
    const seen = placesOf(view).map((place) => storage[place] as number);
    const operands = { ...call.operands, [walked]: zeros(dtypeOf(numbers), seen.length) };
    operands[walked].set(seen);
    try {
      await throughView(backend, kernel, { ...call, operands }, walked, storage, view);
    } catch (error) {
      throw error instanceof Mismatch ? new Mismatch(`${walked} is ${name}: ${error.message}`) : error;
    }
  }
}

async function throughView<K extends ElementwiseName>(
  backend: Backend,
  kernel: K,
  call: CallOf<K>,
  walked: OperandsOf<K>,
  storage: TypedArray,
  view: Strided,
): Promise<void> {
  using owned = new Owned(backend);
  const draft = new Draft(backend);
  const reads: Record<string, Index | { value: Index; view: Strided }> = {};
  for (const [name, numbers] of entriesOf(call.operands)) {
    const memory = owned.holding(dtypeOf(numbers), name === walked ? storage : numbers);
    const value = draft.variable(memory);
    reads[name] = name === walked ? { value, view } : value;
  }
  const { dtype, size } = (call.outputs as CallOf<"exp">["outputs"]).out;
  const memory = owned.poisoned(dtype, size);
  const out = draft.variable(memory);
  draft.group(step(kernel, reads as Reads<K>, { out } as Record<OutputsOf<K>, Index>, call.parameters));
  owned.compiled(draft, kernel).run([]);
  const [got] = await backend.read([memory]);
  expectOutputs(kernel, call, { out: got } as Arrays<OutputsOf<K>>);
}
