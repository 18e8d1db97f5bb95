import { reject } from "../backend/error.ts";
import { add } from "../ops/add.ts";
import { equal } from "../ops/equal.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { where } from "../ops/where.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `sgd`. */
export interface SgdOptions extends OptimizerOptions {
  /** µ; 0, unless said. */
  readonly momentum?: number;
  /** τ; 0, unless said. */
  readonly dampening?: number;
  /** Nesterov's momentum; no, unless said. */
  readonly nesterov?: boolean;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Stochastic gradient descent: w ← w - λ g.
 *
 * With momentum µ: b = g at the first step, then b = µ b + (1 - τ) g; w ← w - λ b, with `nesterov` w ← w - λ (g + µ b)
 * (Sutskever et al. 2013, as PyTorch writes it). λ is 0.01, unless said (Keras' default); all else PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function sgd(options: SgdOptions = {}): Optimizer {
  const { momentum = 0, dampening = 0, nesterov = false, weightDecay = 0 } = options;
  const base = settings("sgd", options, 0.01);
  below1("sgd", "momentum", momentum, 0.9);
  below1("sgd", "dampening", dampening, 0);
  atLeast0("sgd", "weight decay", weightDecay, 1e-4);
  if (nesterov && (momentum === 0 || dampening !== 0))
    reject(
      "sgd",
      `cannot use nesterov with momentum ${momentum} and dampening ${dampening}`,
      "give a momentum above 0, such as 0.9, and no dampening",
    );
  return {
    ...base,
    update(w, gradient, { learningRate, step, read, write }) {
      const g = decayed(gradient, w, weightDecay);
      if (momentum === 0) return sub(w, mul(learningRate, g));
      let b = add(mul(read("velocity"), momentum), mul(g, 1 - dampening));
      if (dampening !== 0) b = where(equal(step, 1), g, b);
      write("velocity", b);
      return sub(w, mul(learningRate, nesterov ? add(g, mul(b, momentum)) : b));
    },
  };
}
