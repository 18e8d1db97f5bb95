import type { Schedule } from "../optimizers/optimizer.ts";
import { atLeast0, positive, wholeSteps } from "../optimizers/ranges.ts";
import { halfCosine } from "./halfCosine.ts";

/** Settings of `cosineDecay`. */
export interface CosineDecayOptions {
  /** λ, the rate at step 0. */
  readonly learningRate: number;
  /** Steps from the learning rate down to the minimum. */
  readonly steps: number;
  /** η; 0, unless said (PyTorch's default). */
  readonly minimum?: number;
}

/**
 * η + (λ - η) (1 + cos(π s / steps)) / 2 at step s: from λ down to η along half a cosine (Loshchilov & Hutter 2017).
 * Past `steps` it goes up again, as PyTorch's does.
 */
export function cosineDecay({ learningRate, steps, minimum = 0 }: CosineDecayOptions): Schedule {
  positive("cosineDecay", "learning rate", learningRate, 0.1);
  wholeSteps("cosineDecay", "steps", steps);
  atLeast0("cosineDecay", "minimum", minimum, 0);
  return (step) => halfCosine(learningRate, minimum, step / steps);
}
