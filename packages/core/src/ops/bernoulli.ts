import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { less } from "./less.ts";
import { type RandomOptions, randomBits } from "./randomBits.ts";
import { shiftRight } from "./shiftRight.ts";

/** Settings of `bernoulli`. */
export interface BernoulliOptions extends RandomOptions {
  /** Of a 1. */
  readonly probability: number;
}

/** Random int32, 1 with the given probability, else 0: bits >>> 8 < probability · 2^24, the same on every backend. */
export function bernoulli(key: Tensor, options: BernoulliOptions): Tensor {
  const { probability } = options;
  if (!(probability >= 0 && probability <= 1))
    reject("bernoulli", `cannot draw with probability ${probability}`, "it must lie between 0 and 1");
  return less(shiftRight(randomBits(key, options), 8), Math.round(probability * 2 ** 24));
}
