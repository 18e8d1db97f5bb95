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

/** Settings of `adadelta`. */
export interface AdadeltaOptions extends OptimizerOptions {
  /** ρ; 0.9, unless said. */
  readonly rho?: number;
  /** ε, added inside the roots; 1e-6, unless said. */
  readonly epsilon?: number;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Adadelta (Zeiler 2012): s = ρ s + (1 - ρ) g², d = √(a + ε) / √(s + ε) · g, a = ρ a + (1 - ρ) d², w ← w - λ d.
 *
 * λ is 1, unless said; all defaults are PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function adadelta(options: AdadeltaOptions = {}): Optimizer {
  const { rho = 0.9, epsilon = 1e-6, weightDecay = 0 } = options;
  const base = settings("adadelta", options, 1);
  below1("adadelta", "rho", rho, 0.9);
  atLeast0("adadelta", "epsilon", epsilon, 1e-6);
  atLeast0("adadelta", "weight decay", weightDecay, 1e-4);
  return {
    ...base,
    update(w, gradient, moment) {
      const g = decayed(gradient, w, weightDecay);
      const s = average(moment, "squares", square(g), rho);
      const a = moment.read("squaredSteps");
      const d = mul(div(sqrt(add(a, epsilon)), sqrt(add(s, epsilon))), g);
      average(moment, "squaredSteps", square(d), rho);
      return sub(w, mul(moment.learningRate, d));
    },
  };
}
