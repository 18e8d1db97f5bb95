import type { Schedule } from "../optimizers/optimizer.ts";
import { positive } from "../optimizers/ranges.ts";
import { warmupBefore } from "./warmup.ts";

/** Settings of `warmupLinear`. */
export interface WarmupLinearOptions {
  /** The rate at the top. */
  readonly learningRate: number;
  /** Steps until the rate is at the top. */
  readonly warmupSteps: number;
  /** Steps until it is at the end. */
  readonly totalSteps: number;
}

/** λ (s + 1) / warmupSteps before `warmupSteps`, then λ (totalSteps - s) / (totalSteps - warmupSteps), not below 0. */
export function warmupLinear({ learningRate, warmupSteps, totalSteps }: WarmupLinearOptions): Schedule {
  positive("warmupLinear", "learning rate", learningRate, 0.001);
  warmupBefore("warmupLinear", warmupSteps, totalSteps);
  return (step) =>
    learningRate *
    (step < warmupSteps
      ? (step + 1) / warmupSteps
      : Math.max(0, (totalSteps - step) / (totalSteps - warmupSteps)));
}
