import type { Schedule } from "../optimizers/optimizer.ts";
import { positive, wholeSteps } from "../optimizers/ranges.ts";

/** Settings of `stepDecay`. */
export interface StepDecayOptions {
  /** λ, the rate before the first drop. */
  readonly learningRate: number;
  /** Steps from one drop to the next. */
  readonly stepSize: number;
  /** γ; 0.1, unless said (PyTorch's default). */
  readonly gamma?: number;
}

/** λ γ^⌊s / stepSize⌋ at step s: a drop every `stepSize` steps. */
export function stepDecay({ learningRate, stepSize, gamma = 0.1 }: StepDecayOptions): Schedule {
  positive("stepDecay", "learning rate", learningRate, 0.1);
  wholeSteps("stepDecay", "stepSize", stepSize);
  positive("stepDecay", "gamma", gamma, 0.1);
  return (step) => learningRate * gamma ** Math.floor(step / stepSize);
}
