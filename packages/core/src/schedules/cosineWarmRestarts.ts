import { reject } from "../backend/error.ts";
import type { Schedule } from "../optimizers/optimizer.ts";
import { atLeast0, positive, wholeSteps } from "../optimizers/ranges.ts";
import { halfCosine } from "./halfCosine.ts";

/** Settings of `cosineWarmRestarts`. */
export interface CosineWarmRestartsOptions {
  /** λ, the rate at the start of every cycle. */
  readonly learningRate: number;
  /** Steps of the first cycle. */
  readonly steps: number;
  /** How much longer each cycle is than the one before, a whole number; 1, unless said (PyTorch's default). */
  readonly growth?: number;
  /** η; 0, unless said (PyTorch's default). */
  readonly minimum?: number;
}

/**
 * Cycles of `cosineDecay`, each of which starts at λ again (Loshchilov & Hutter 2017): of `steps`, then
 * growth · steps, growth² · steps, … steps.
 */
export function cosineWarmRestarts(options: CosineWarmRestartsOptions): Schedule {
  const { learningRate, steps, growth = 1, minimum = 0 } = options;
  positive("cosineWarmRestarts", "learning rate", learningRate, 0.1);
  wholeSteps("cosineWarmRestarts", "steps", steps);
  if (!Number.isInteger(growth) || growth < 1)
    reject("cosineWarmRestarts", `growth ${growth} is none`, "give a whole number from 1");
  atLeast0("cosineWarmRestarts", "minimum", minimum, 0);
  return (step) => {
    let [start, length] = [0, steps];
    if (growth === 1) start = Math.floor(step / steps) * steps;
    else
      while (step >= start + length) {
        start += length;
        length *= growth;
      }
    return halfCosine(learningRate, minimum, (step - start) / length);
  };
}
