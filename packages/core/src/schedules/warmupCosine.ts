import type { Schedule } from "../optimizers/optimizer.ts";
import { atLeast0, positive } from "../optimizers/ranges.ts";
import { halfCosine } from "./halfCosine.ts";
import { warmupBefore } from "./warmup.ts";

/** Settings of `warmupCosine`. */
export interface WarmupCosineOptions {
  /** The rate at the top. */
  readonly learningRate: number;
  /** Steps until the rate is at the top. */
  readonly warmupSteps: number;
  /** Steps until it is at the end. */
  readonly totalSteps: number;
  /** η, the rate at the end; 0, unless said. */
  readonly minimum?: number;
}

/**
 * λ s / warmupSteps before `warmupSteps`, then down to η at `totalSteps` along half a cosine:
 * η + (λ - η) (1 + cos(π (s - warmupSteps) / (totalSteps - warmupSteps))) / 2. η stays after that.
 */
export function warmupCosine(options: WarmupCosineOptions): Schedule {
  const { learningRate, warmupSteps, totalSteps, minimum = 0 } = options;
  positive("warmupCosine", "learning rate", learningRate, 0.001);
  warmupBefore("warmupCosine", warmupSteps, totalSteps);
  atLeast0("warmupCosine", "minimum", minimum, 0);
  return (step) =>
    step < warmupSteps
      ? (learningRate * step) / warmupSteps
      : halfCosine(learningRate, minimum, Math.min(1, (step - warmupSteps) / (totalSteps - warmupSteps)));
}
