import type { Schedule } from "../optimizers/optimizer.ts";
import { positive, wholeSteps } from "../optimizers/ranges.ts";

/** Settings of `inverseSqrt`. */
export interface InverseSqrtOptions {
  /** The rate at the top. */
  readonly learningRate: number;
  /** Steps until the rate is at the top. */
  readonly warmupSteps: number;
}

/**
 * λ √warmupSteps · min(1 / √(s + 1), (s + 1) / warmupSteps^1.5) at step s: up to λ in a straight line, then down with
 * the root of the steps (Vaswani et al. 2017).
 */
export function inverseSqrt({ learningRate, warmupSteps }: InverseSqrtOptions): Schedule {
  positive("inverseSqrt", "learning rate", learningRate, 0.001);
  wholeSteps("inverseSqrt", "warmupSteps", warmupSteps);
  return (step) =>
    learningRate * Math.sqrt(warmupSteps) * Math.min((step + 1) ** -0.5, (step + 1) * warmupSteps ** -1.5);
}
