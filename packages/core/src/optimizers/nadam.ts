import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { exp } from "../ops/exp.ts";
import { mul } from "../ops/mul.ts";
import { rsqrt } from "../ops/rsqrt.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { average, correction } from "./average.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `nadam`. */
export interface NadamOptions extends OptimizerOptions {
  /** β₁; 0.9, unless said. */
  readonly beta1?: number;
  /** β₂; 0.999, unless said. */
  readonly beta2?: number;
  /** ε, added after the root; 1e-8, unless said. */
  readonly epsilon?: number;
  /** ψ; 0.004, unless said. */
  readonly momentumDecay?: number;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Adam with Nesterov's momentum (Dozat 2016): with µₜ = β₁ (1 - 0.96^(t ψ) / 2), m and v as Adam's and
 * r = √(v / (1 - β₂ᵗ)) + ε,
 * w ← w - λ ((1 - µₜ) / (1 - Π_{i≤t} µᵢ) · g + µₜ₊₁ / (1 - Π_{i≤t+1} µᵢ) · m) / r.
 *
 * λ is 0.002, unless said; all defaults are PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function nadam(options: NadamOptions = {}): Optimizer {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, momentumDecay = 0.004, weightDecay = 0 } = options;
  const base = settings("nadam", options, 0.002);
  below1("nadam", "beta1", beta1, 0.9);
  below1("nadam", "beta2", beta2, 0.999);
  atLeast0("nadam", "epsilon", epsilon, 1e-8);
  atLeast0("nadam", "momentum decay", momentumDecay, 0.004);
  atLeast0("nadam", "weight decay", weightDecay, 1e-4);
  const mu = (t: Tensor): Tensor => mul(sub(1, mul(exp(mul(t, momentumDecay * Math.log(0.96))), 0.5)), beta1);
  return {
    ...base,
    update(w, gradient, moment) {
      const { learningRate, step, read, write } = moment;
      const g = decayed(gradient, w, weightDecay);
      const m = average(moment, "m", g, beta1);
      const v = average(moment, "v", square(g), beta2);
      const [now, next] = [mu(step), mu(add(step, 1))];
      const product = mul(read("product", 1, []), now);
      write("product", product);
      const r = add(mul(sqrt(v), rsqrt(correction(step, beta2))), epsilon);
      const ofG = div(mul(learningRate, sub(1, now)), sub(1, product));
      const ofM = div(mul(learningRate, next), sub(1, mul(product, next)));
      return sub(w, div(add(mul(ofG, g), mul(ofM, m)), r));
    },
  };
}
