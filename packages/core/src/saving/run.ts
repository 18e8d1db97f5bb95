import type { Optimizer } from "../optimizers/optimizer.ts";

/** What a run consists of: its model, and what else carries numbers from step to step. */
export interface Run {
  /** A layer, or a record of layers: `{ generator, discriminator }`. */
  readonly model: unknown;
  /** One or several; in the same order when they are restored. */
  readonly optimizer?: Optimizer | readonly Optimizer[];
  /** The compiled functions whose runs count: their random numbers are drawn by it. */
  readonly step?: Counted | readonly Counted[];
}

/** What `compile()` returns, as far as a checkpoint is concerned. */
export interface Counted {
  /** Runs so far. */
  runs: number;
  /** Those of its backend: ways to compute, on which the last bits of results may depend. */
  readonly choices: Map<string, string>;
}

/** One, several or none, as a list. */
export function asList<T>(it: T | readonly T[] | undefined): readonly T[] {
  if (it === undefined) return [];
  return Array.isArray(it) ? (it as readonly T[]) : [it as T];
}
