import { reject } from "../backend/error.ts";
import type { Optimizer, OptimizerOptions, Schedule } from "./optimizer.ts";

/** What every optimizer has beside its rule: name, learning rate, and no state yet. */
export function settings(
  name: string,
  { learningRate, rates = {} }: OptimizerOptions,
  defaultRate: number,
): Omit<Optimizer, "update"> {
  const rate: number | Schedule = learningRate ?? defaultRate;
  if (typeof rate === "number" && !(rate > 0 && rate < Infinity))
    reject(name, `learning rate ${rate} is not positive`, `choose one above 0, such as ${defaultRate}`);
  for (const [parameter, factor] of Object.entries(rates))
    atLeast0(name, `rate of ${parameter}`, factor, 0.1);
  return {
    name,
    learningRate: rate,
    rates,
    state: { steps: 0, counters: [], variables: new Map() },
  };
}

/** Refuses what is no share from 0 to below 1: decay rates, momentum. */
export function below1(name: string, what: string, value: number, usual: number): void {
  if (!(value >= 0 && value < 1))
    reject(name, `${what} ${value} is out of range`, `choose from 0 to below 1, such as ${usual}`);
}

/** Refuses what is negative, infinite or NaN. */
export function atLeast0(name: string, what: string, value: number, usual: number): void {
  if (!(value >= 0 && value < Infinity))
    reject(name, `${what} ${value} is out of range`, `choose a finite one from 0, such as ${usual}`);
}
