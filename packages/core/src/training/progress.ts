import type { Patience } from "./earlyStopping.ts";
import type { TallyState } from "./tally.ts";

/** Where a run of training is, in plain values. */
export interface Progress {
  /** Epochs that are done. */
  readonly epoch: number;
  /** Batches of the next one that are done. */
  readonly batch: number;
  readonly seed: number;
  readonly tally: TallyState;
  readonly patience: Patience | null;
}
