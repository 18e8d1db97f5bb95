import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, positive } from "./ranges.ts";

/** What every optimizer has beside its rule: name, learning rate, and no state yet. */
export function settings(
  name: string,
  { learningRate, rates = {} }: OptimizerOptions,
  defaultRate: number,
): Omit<Optimizer, "update"> {
  const rate = learningRate ?? defaultRate;
  if (typeof rate === "number") positive(name, "learning rate", rate, defaultRate);
  for (const [parameter, factor] of Object.entries(rates))
    atLeast0(name, `rate of ${parameter}`, factor, 0.1);
  return { name, learningRate: rate, rates, state: { steps: 0, counters: new Map(), variables: new Map() } };
}
