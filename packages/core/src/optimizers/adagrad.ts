import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { mul } from "../ops/mul.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `adagrad`. */
export interface AdagradOptions extends OptimizerOptions {
  /** At step t the rate is λ / (1 + (t - 1) learningRateDecay); 0, unless said. */
  readonly learningRateDecay?: number;
  /** Where the sum of squares starts; 0, unless said. */
  readonly initialAccumulator?: number;
  /** ε, added after the root; 1e-10, unless said. */
  readonly epsilon?: number;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Adagrad (Duchi, Hazan & Singer 2011): s = s + g², w ← w - λ g / (√s + ε).
 *
 * λ is 0.01, unless said; all defaults are PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function adagrad(options: AdagradOptions = {}): Optimizer {
  const { learningRateDecay = 0, initialAccumulator = 0, epsilon = 1e-10, weightDecay = 0 } = options;
  const base = settings("adagrad", options, 0.01);
  atLeast0("adagrad", "learning rate decay", learningRateDecay, 0);
  atLeast0("adagrad", "initial accumulator", initialAccumulator, 0.1);
  atLeast0("adagrad", "epsilon", epsilon, 1e-10);
  atLeast0("adagrad", "weight decay", weightDecay, 1e-4);
  return {
    ...base,
    update(w, gradient, { learningRate, step, read, write }) {
      const g = decayed(gradient, w, weightDecay);
      const s = add(read("sum", initialAccumulator), square(g));
      write("sum", s);
      const slower = add(mul(sub(step, 1), learningRateDecay), 1);
      const rate = learningRateDecay === 0 ? learningRate : div(learningRate, slower);
      return sub(w, div(mul(rate, g), add(sqrt(s), epsilon)));
    },
  };
}
