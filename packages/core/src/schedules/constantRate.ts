import type { Schedule } from "../optimizers/optimizer.ts";
import { positive } from "../optimizers/ranges.ts";

/** The same learning rate λ at every step. */
export function constantRate(learningRate: number): Schedule {
  positive("constantRate", "learning rate", learningRate, 0.001);
  return () => learningRate;
}
