import type { Backend, Memory } from "../backend/backend.ts";
import type { TypedArray } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";

/**
 * The numbers of variables, all as of one moment: after the runs that were asked for before this call, and before
 * all later ones.
 *
 * @throws RetrogradError where a variable has no numbers yet
 * @example
 * const numbers = await snapshot([...walk(model).variables.keys()]);
 */
export async function snapshot(variables: readonly Variable[]): Promise<TypedArray[]> {
  const data: TypedArray[] = [];
  const living = new Map<Backend, { readonly memories: Memory[]; readonly places: number[] }>();
  variables.forEach(({ memory, backend, pending }, i) => {
    if (memory && backend) {
      const its = living.get(backend) ?? { memories: [], places: [] };
      living.set(backend, its);
      its.memories.push(memory);
      its.places.push(i);
    } else if (pending) data[i] = pending.slice() as TypedArray;
    else
      reject(
        "snapshot",
        `variable ${i} of ${variables.length} has no numbers yet`,
        "run the model or load a file first",
      );
  });
  // Every backend is asked before any is waited for, so that later runs come after.
  const reads = [...living].map(async ([backend, { memories, places }]) => {
    const numbers = await backend.read(memories);
    for (const [k, i] of places.entries()) data[i] = numbers[k] as TypedArray;
  });
  await Promise.all(reads);
  return data;
}

/** Whether a variable has numbers: on a backend, or waiting to go there. */
export function hasNumbers({ memory, pending }: Variable): boolean {
  return memory !== null || pending !== null;
}
