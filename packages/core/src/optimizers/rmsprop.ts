import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { mul } from "../ops/mul.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { average } from "./average.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `rmsprop`. */
export interface RmspropOptions extends OptimizerOptions {
  /** α; 0.99, unless said. */
  readonly alpha?: number;
  /** ε, added after the root; 1e-8, unless said. */
  readonly epsilon?: number;
  /** Divide by an estimate of the standard deviation instead; no, unless said. */
  readonly centered?: boolean;
  /** µ; 0, unless said. */
  readonly momentum?: number;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * RMSprop (Hinton 2012): s = α s + (1 - α) g², w ← w - λ g / (√s + ε).
 *
 * `centered` (Graves 2013): a = α a + (1 - α) g, and s - a² takes the place of s. With momentum µ:
 * b = µ b + g / (√s + ε), w ← w - λ b. λ is 0.01, unless said; all defaults are PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function rmsprop(options: RmspropOptions = {}): Optimizer {
  const { alpha = 0.99, epsilon = 1e-8, centered = false, momentum = 0, weightDecay = 0 } = options;
  const base = settings("rmsprop", options, 0.01);
  below1("rmsprop", "alpha", alpha, 0.99);
  atLeast0("rmsprop", "epsilon", epsilon, 1e-8);
  below1("rmsprop", "momentum", momentum, 0.9);
  atLeast0("rmsprop", "weight decay", weightDecay, 1e-4);
  return {
    ...base,
    update(w, gradient, moment) {
      const { learningRate, read, write } = moment;
      const g = decayed(gradient, w, weightDecay);
      const s = average(moment, "squares", square(g), alpha);
      const spread = centered ? sub(s, square(average(moment, "mean", g, alpha))) : s;
      const step = div(g, add(sqrt(spread), epsilon));
      if (momentum === 0) return sub(w, mul(learningRate, step));
      const b = add(mul(read("velocity"), momentum), step);
      write("velocity", b);
      return sub(w, mul(learningRate, b));
    },
  };
}
