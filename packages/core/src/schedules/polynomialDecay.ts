import type { Schedule } from "../optimizers/optimizer.ts";
import { positive, wholeSteps } from "../optimizers/ranges.ts";

/** Settings of `polynomialDecay`. */
export interface PolynomialDecayOptions {
  /** λ, the rate at step 0. */
  readonly learningRate: number;
  /** Steps until 0, which stays. */
  readonly steps: number;
  /** 1, unless said: a straight line (PyTorch's and Keras' default). */
  readonly power?: number;
}

/** λ (1 - min(s, steps) / steps)^power at step s. */
export function polynomialDecay({ learningRate, steps, power = 1 }: PolynomialDecayOptions): Schedule {
  positive("polynomialDecay", "learning rate", learningRate, 0.1);
  wholeSteps("polynomialDecay", "steps", steps);
  positive("polynomialDecay", "power", power, 1);
  return (step) => learningRate * (1 - Math.min(step, steps) / steps) ** power;
}
