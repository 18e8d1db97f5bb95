import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { greater } from "../ops/greater.ts";
import { minimum } from "../ops/minimum.ts";
import { mul } from "../ops/mul.ts";
import { norm2 } from "../ops/norm2.ts";
import { rsqrt } from "../ops/rsqrt.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { where } from "../ops/where.ts";
import { average, correction } from "./average.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `lamb`. */
export interface LambOptions extends OptimizerOptions {
  /** β₁; 0.9, unless said. */
  readonly beta1?: number;
  /** β₂; 0.999, unless said. */
  readonly beta2?: number;
  /** ε, added after the root; 1e-6, unless said. */
  readonly epsilon?: number;
  /** Added to Adam's step times w; 0.01, unless said. */
  readonly weightDecay?: number;
}

/**
 * LAMB, for large batches (You et al. 2020): with m and v as Adam's,
 * u = (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε) + weightDecay w and w ← w - λ |w| / |u| · u, with Euclidean norms over
 * the whole parameter, and 1 for |w| / |u| where either is 0.
 *
 * λ is 0.001, unless said; all defaults are those of NVIDIA Apex, the reference for PyTorch.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function lamb(options: LambOptions = {}): Optimizer {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-6, weightDecay = 0.01 } = options;
  const base = settings("lamb", options, 0.001);
  below1("lamb", "beta1", beta1, 0.9);
  below1("lamb", "beta2", beta2, 0.999);
  atLeast0("lamb", "epsilon", epsilon, 1e-6);
  atLeast0("lamb", "weight decay", weightDecay, 0.01);
  return {
    ...base,
    update(w, g, moment) {
      const { learningRate, step } = moment;
      const m = div(average(moment, "m", g, beta1), correction(step, beta1));
      const v = average(moment, "v", square(g), beta2);
      const root = add(mul(sqrt(v), rsqrt(correction(step, beta2))), epsilon);
      const u = decayed(div(m, root), w, weightDecay);
      const [size, length] = [norm2(w), norm2(u)];
      const trust = where(greater(minimum(size, length), 0), div(size, length), 1);
      return sub(w, mul(mul(learningRate, trust), u));
    },
  };
}
