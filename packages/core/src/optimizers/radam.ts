import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { expm1 } from "../ops/expm1.ts";
import { greaterEqual } from "../ops/greaterEqual.ts";
import { mul } from "../ops/mul.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { where } from "../ops/where.ts";
import { average, correction } from "./average.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `radam`. */
export interface RadamOptions extends OptimizerOptions {
  /** β₁; 0.9, unless said. */
  readonly beta1?: number;
  /** β₂; 0.999, unless said. */
  readonly beta2?: number;
  /** ε, added after the root; 1e-8, unless said. */
  readonly epsilon?: number;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Rectified Adam (Liu et al. 2020): with m and v as Adam's, ρ∞ = 2 / (1 - β₂) - 1 and
 * ρ = ρ∞ - 2 t β₂ᵗ / (1 - β₂ᵗ), w ← w - λ m / (1 - β₁ᵗ) · r √(1 - β₂ᵗ) / (√v + ε) where ρ > 5, with
 * r = √((ρ - 4) (ρ - 2) ρ∞ / ((ρ∞ - 4) (ρ∞ - 2) ρ)); before that w ← w - λ m / (1 - β₁ᵗ).
 *
 * λ is 0.001, unless said; all defaults are PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function radam(options: RadamOptions = {}): Optimizer {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
  const base = settings("radam", options, 0.001);
  below1("radam", "beta1", beta1, 0.9);
  below1("radam", "beta2", beta2, 0.999);
  atLeast0("radam", "epsilon", epsilon, 1e-8);
  atLeast0("radam", "weight decay", weightDecay, 1e-4);
  const most = 2 / (1 - beta2) - 1;
  const start = firstRectified(most, beta2);
  return {
    ...base,
    update(w, gradient, moment) {
      const { learningRate, step } = moment;
      const g = decayed(gradient, w, weightDecay);
      const m = mul(div(learningRate, correction(step, beta1)), average(moment, "m", g, beta1));
      if (start === Infinity) return sub(w, m);
      const v = average(moment, "v", square(g), beta2);
      const rho = sub(most, div(mul(step, 2), expm1(mul(step, -Math.log(beta2)))));
      const r = sqrt(mul(div(mul(sub(rho, 4), sub(rho, 2)), rho), most / ((most - 4) * (most - 2))));
      const rectified = mul(m, div(mul(r, sqrt(correction(step, beta2))), add(sqrt(v), epsilon)));
      return sub(w, where(greaterEqual(step, start), rectified, m));
    },
  };
}

/** The first t with ρ > 5, in full precision: ρ hardly differs from 5 around there if β₂ is close to 1. */
function firstRectified(most: number, beta2: number): number {
  if (most <= 5) return Infinity;
  let t = 1;
  while (most - (2 * t) / Math.expm1(-t * Math.log(beta2)) <= 5) t++;
  return t;
}
