import type { NumericArray } from "../array/array.ts";
import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { momentsOf } from "./moments.ts";
import { fileNamesOf } from "./names.ts";
import { extraPrefix, isReserved, optimizerPrefix } from "./prefixes.ts";
import { recordKey, written } from "./record.ts";
import { asList, type Run } from "./run.ts";
import { encode } from "./safetensors/encode.ts";
import { arraysOf } from "./save.ts";
import { hasNumbers } from "./snapshot.ts";

export interface Checkpoint extends Run {
  /** Where the run is, in plain values: seed, epoch, batch. `restore` gives it back. */
  readonly progress?: unknown;
  /** Other numbers that belong to the run, such as the best weights so far. `restore` gives them back. */
  readonly extra?: Readonly<Record<string, NumericArray>>;
}

/**
 * All that a run needs to be continued as if it had never stopped: the model, the optimizers' moments and counts of
 * steps, the number of runs (with the seed, the key of random numbers), the ways to compute that the backend has
 * chosen, and `progress`, as of the moment of the call. It is a safetensors file that `load` reads the model of, too; moments are `optimizer.0.<parameter>.<moment>`.
 *
 * @throws RetrogradError where an optimizer has moments of another model, or JSON has not what `progress` holds
 * @example
 * await saveFile("run.safetensors", await checkpoint({ model, optimizer, step, progress: { seed, epoch, batch } }));
 */
export async function checkpoint(run: Checkpoint): Promise<Uint8Array<ArrayBuffer>> {
  const named = fileNamesOf("checkpoint", run.model);
  const taken = [...named.keys()].find(isReserved);
  if (taken !== undefined)
    reject(
      "checkpoint",
      `the model has a variable ${taken}`,
      "names that start with optimizer. or extra. are taken",
    );
  const optimizers = asList(run.optimizer);
  const all = new Map<string, Variable>(named);
  for (const [i, optimizer] of optimizers.entries())
    for (const [name, variable] of momentsOf("checkpoint", optimizer, named))
      all.set(optimizerPrefix(i) + name, variable);
  const undrawn = [...named].filter(([, variable]) => !hasNumbers(variable)).map(([name]) => name);
  const record = written({
    version: 1,
    runs: asList(run.step).map(({ runs }) => runs),
    choices: asList(run.step).flatMap(({ choices }) => [...choices]),
    optimizers: optimizers.map(({ name, state: { steps } }) => ({ name, steps })),
    undrawn,
    progress: run.progress ?? null,
  });
  const arrays = await arraysOf(new Map([...all].filter(([, variable]) => hasNumbers(variable))));
  const extra = Object.entries(run.extra ?? {}).map(([name, array]) => [extraPrefix + name, array] as const);
  return encode(new Map([...arrays, ...extra]), { format: "pt", [recordKey]: record });
}
