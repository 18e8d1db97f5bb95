import type { NumericArray } from "../array/array.ts";
import type { DType, Shape, TypedArray } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { walk } from "../layers/walk.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { checkpoint } from "../saving/checkpoint.ts";
import { restore } from "../saving/restore.ts";
import type { Patience } from "./earlyStopping.ts";
import type { TallyState } from "./tally.ts";

/** Where a run of training is. */
export interface Progress {
  /** Epochs that are done. */
  readonly epoch: number;
  /** Batches of the next one that are done. */
  readonly batch: number;
  readonly tally: TallyState | null;
  readonly patience: Patience | null;
}

interface Parts {
  readonly model: unknown;
  readonly optimizer: Optimizer;
  readonly step: { runs: number };
  readonly seed: number;
}

/** A run of training as a file. */
export function pack(
  parts: Parts,
  progress: Progress,
  best: readonly TypedArray[] | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const { model, optimizer, step, seed } = parts;
  const extra: Record<string, NumericArray> = {};
  best?.forEach((data, i) => {
    const { shape, dtype } = variablesOf(model)[i] as Variable;
    extra[`best.${i}`] = { data, shape: shape as Shape, dtype: dtype as DType };
  });
  return checkpoint({ model, optimizer, step, progress: { ...progress, seed }, extra });
}

/** Gives a run what a file kept of it; its progress, and the best weights so far, if they were watched. */
export function unpack(
  bytes: Uint8Array,
  { model, optimizer, step, seed }: Parts,
): { readonly progress: Progress; readonly best: TypedArray[] | null } {
  const { progress, extra } = restore<Progress & { readonly seed: number }>(bytes, {
    model,
    optimizer,
    step,
  });
  if (progress.seed !== seed)
    reject("train", `cannot resume a run of seed ${progress.seed} with seed ${seed}`, "give the same seed");
  const best = variablesOf(model).flatMap((_, i) => extra[`best.${i}`]?.data ?? []);
  return { progress, best: best.length > 0 ? best : null };
}

function variablesOf(model: unknown): Variable[] {
  return [...walk(model).variables.keys()];
}
