import { add } from "../ops/add.ts";
import { mul } from "../ops/mul.ts";
import { sign } from "../ops/sign.ts";
import { sub } from "../ops/sub.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `lion`. */
export interface LionOptions extends OptimizerOptions {
  /** β₁; 0.9, unless said. */
  readonly beta1?: number;
  /** β₂; 0.99, unless said. */
  readonly beta2?: number;
  /** Decoupled: w shrinks by λ weightDecay w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Lion (Chen et al. 2023): u = sign(β₁ m + (1 - β₁) g), w ← w - λ (u + weightDecay w), m = β₂ m + (1 - β₂) g.
 *
 * λ is 0.0001, unless said; all defaults are the authors'.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function lion(options: LionOptions = {}): Optimizer {
  const { beta1 = 0.9, beta2 = 0.99, weightDecay = 0 } = options;
  const base = settings("lion", options, 0.0001);
  below1("lion", "beta1", beta1, 0.9);
  below1("lion", "beta2", beta2, 0.99);
  atLeast0("lion", "weight decay", weightDecay, 0.01);
  return {
    ...base,
    update(w, g, { learningRate, read, write }) {
      const m = read("m");
      const u = sign(add(mul(m, beta1), mul(g, 1 - beta1)));
      write("m", add(mul(m, beta2), mul(g, 1 - beta2)));
      return sub(w, mul(learningRate, weightDecay === 0 ? u : add(u, mul(w, weightDecay))));
    },
  };
}
