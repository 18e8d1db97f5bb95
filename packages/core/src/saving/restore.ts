import type { NumericArray } from "../array/array.ts";
import { dtypeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { forget } from "../compile/place.ts";
import type { Variable } from "../graph/variable.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { put } from "./fit.ts";
import { checkNames, matched } from "./load.ts";
import { fileNamesOf } from "./names.ts";
import { replaceState, type StoredState, storedState } from "./optimizerState.ts";
import { extraPrefix, isReserved, optimizerPrefix } from "./prefixes.ts";
import { type RunRecord, recordIn } from "./record.ts";
import { asList, type Run } from "./run.ts";
import { decode, type Stored } from "./safetensors/decode.ts";
import { numbersOf } from "./safetensors/numbers.ts";

/** What a checkpoint was given beside the run. */
export interface Restored<Progress> {
  /** As it was given to `checkpoint`. */
  readonly progress: Progress;
  /** As it was given to `checkpoint`. */
  readonly extra: Readonly<Record<string, NumericArray>>;
}

/**
 * Gives a run what `checkpoint` kept of it; what it computes from there on is, bit for bit, what it would have been
 * without the interruption. Model, optimizers and steps may be new ones, made like those of the checkpoint.
 *
 * @throws RetrogradError where the file is damaged or is not this run's; nothing has changed then
 * @example
 * const { progress } = restore<Progress>({ model, optimizer, step }, await loadFile("run.safetensors"));
 */
export function restore<Progress = unknown>(
  run: Run,
  bytes: Uint8Array<ArrayBufferLike> | ArrayBuffer,
): Restored<Progress> {
  const { arrays, metadata } = decode(bytes);
  const record = recordIn(metadata);
  const optimizers = asList(run.optimizer);
  const steps = asList(run.step);
  checkRun(record, optimizers, steps.length);
  const named = fileNamesOf("restore", run.model);
  const stored = new Map([...arrays].filter(([name]) => !isReserved(name)));
  const undrawn = new Set(record.undrawn);
  const missing = [...named.keys()].filter((name) => stored.has(name) === undrawn.has(name));
  checkNames("restore", missing, unknownIn([...stored.keys(), ...undrawn], new Set(named.keys())));
  const model = matched("restore", named, stored);
  const states = optimizers.map((it, i) => storedState(arrays, it, optimizerPrefix(i), named));
  const extra = extraIn(arrays);
  const known = [...stored.keys(), ...extra.keys(), ...states.flatMap(({ names }) => names)];
  checkNames("restore", [], unknownIn([...arrays.keys()], new Set(known)));

  put(model);
  for (const name of undrawn) forget(named.get(name) as Variable);
  for (const [i, optimizer] of optimizers.entries()) {
    optimizer.state.steps = record.optimizers[i]?.steps ?? 0;
    replaceState(optimizer, states[i] as StoredState);
  }
  for (const [i, step] of steps.entries()) {
    step.runs = record.runs[i] ?? 0;
    for (const [question, way] of record.choices) step.choices.set(question, way);
  }
  const byName = [...extra].map(([name, array]) => [name.slice(extraPrefix.length), array] as const);
  return { progress: record.progress as Progress, extra: Object.fromEntries(byName) };
}

function checkRun({ runs, optimizers }: RunRecord, given: readonly Optimizer[], steps: number): void {
  const [theirs, ours] = [optimizers, given].map((list) => list.map(({ name }) => name).join(", ") || "none");
  if (theirs !== ours)
    reject(
      "restore",
      `the run's optimizers were ${theirs}, and it is given ${ours}`,
      "they must be the same",
    );
  if (runs.length !== steps)
    reject("restore", `the run had ${runs.length} compiled steps, and is given ${steps}`, "give as many");
}

function unknownIn(names: readonly string[], known: ReadonlySet<string>): string[] {
  return names.filter((name) => !known.has(name));
}

function extraIn(arrays: ReadonlyMap<string, Stored>): ReadonlyMap<string, NumericArray> {
  const extra = new Map<string, NumericArray>();
  for (const [name, array] of arrays) {
    if (!name.startsWith(extraPrefix)) continue;
    const data = numbersOf("restore", name, array);
    extra.set(name, { dtype: dtypeOf(data), shape: array.shape, data });
  }
  return extra;
}
