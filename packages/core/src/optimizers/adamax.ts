import { abs } from "../ops/abs.ts";
import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { maximum } from "../ops/maximum.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { average, correction } from "./average.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `adamax`. */
export interface AdamaxOptions extends OptimizerOptions {
  /** β₁; 0.9, unless said. */
  readonly beta1?: number;
  /** β₂; 0.999, unless said. */
  readonly beta2?: number;
  /** ε, added to |g|; 1e-8, unless said. */
  readonly epsilon?: number;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Adamax, Adam with the infinity norm (Kingma & Ba 2015): m = β₁ m + (1 - β₁) g, u = max(β₂ u, |g| + ε),
 * w ← w - λ / (1 - β₁ᵗ) · m / u.
 *
 * λ is 0.002, unless said; all defaults are PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function adamax(options: AdamaxOptions = {}): Optimizer {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
  const base = settings("adamax", options, 0.002);
  below1("adamax", "beta1", beta1, 0.9);
  below1("adamax", "beta2", beta2, 0.999);
  atLeast0("adamax", "epsilon", epsilon, 1e-8);
  atLeast0("adamax", "weight decay", weightDecay, 1e-4);
  return {
    ...base,
    update(w, gradient, moment) {
      const { learningRate, step, read, write } = moment;
      const g = decayed(gradient, w, weightDecay);
      const m = average(moment, "m", g, beta1);
      const u = maximum(mul(read("u"), beta2), add(abs(g), epsilon));
      write("u", u);
      return sub(w, div(mul(div(learningRate, correction(step, beta1)), m), u));
    },
  };
}
