import type { Schedule } from "../optimizers/optimizer.ts";
import { positive } from "../optimizers/ranges.ts";

/** Settings of `exponentialDecay`. */
export interface ExponentialDecayOptions {
  /** λ, the rate at step 0. */
  readonly learningRate: number;
  /** γ, the factor from one step to the next. */
  readonly gamma: number;
}

/** λ γ^s at step s. */
export function exponentialDecay({ learningRate, gamma }: ExponentialDecayOptions): Schedule {
  positive("exponentialDecay", "learning rate", learningRate, 0.1);
  positive("exponentialDecay", "gamma", gamma, 0.999);
  return (step) => learningRate * gamma ** step;
}
