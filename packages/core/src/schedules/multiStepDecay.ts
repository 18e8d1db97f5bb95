import { reject } from "../backend/error.ts";
import type { Schedule } from "../optimizers/optimizer.ts";
import { positive } from "../optimizers/ranges.ts";

/** Settings of `multiStepDecay`. */
export interface MultiStepDecayOptions {
  /** λ, the rate before the first milestone. */
  readonly learningRate: number;
  /** The steps at which the rate drops. */
  readonly milestones: readonly number[];
  /** γ; 0.1, unless said (PyTorch's default). */
  readonly gamma?: number;
}

/** λ γ^n at step s, where n of the milestones are s or less. */
export function multiStepDecay({ learningRate, milestones, gamma = 0.1 }: MultiStepDecayOptions): Schedule {
  positive("multiStepDecay", "learning rate", learningRate, 0.1);
  positive("multiStepDecay", "gamma", gamma, 0.1);
  for (const milestone of milestones)
    if (!(milestone >= 0))
      reject("multiStepDecay", `milestone ${milestone} is no step`, "give numbers from 0");
  return (step) => learningRate * gamma ** milestones.filter((milestone) => milestone <= step).length;
}
