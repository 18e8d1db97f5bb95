import type { Schedule } from "../optimizers/optimizer.ts";
import { atLeast0, positive, wholeSteps } from "../optimizers/ranges.ts";

/** Settings of `linearRamp`. */
export interface LinearRampOptions {
  /** λ, the rate that the factors are of. */
  readonly learningRate: number;
  /** Steps from the first factor to the last. */
  readonly steps: number;
  /** What λ is multiplied by at first; 1/3, unless said (PyTorch's default). */
  readonly from?: number;
  /** What λ is multiplied by from `steps` on; 1, unless said (PyTorch's default). */
  readonly to?: number;
}

/** λ (from + (to - from) min(s, steps) / steps) at step s. */
export function linearRamp({ learningRate, steps, from = 1 / 3, to = 1 }: LinearRampOptions): Schedule {
  positive("linearRamp", "learning rate", learningRate, 0.1);
  wholeSteps("linearRamp", "steps", steps);
  atLeast0("linearRamp", "from", from, 0.1);
  atLeast0("linearRamp", "to", to, 1);
  return (step) => learningRate * (from + ((to - from) * Math.min(step, steps)) / steps);
}
