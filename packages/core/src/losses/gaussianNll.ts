import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { customGradient } from "../ops/customGradient.ts";
import { div } from "../ops/div.ts";
import { log } from "../ops/log.ts";
import { maximum } from "../ops/maximum.ts";
import { mul } from "../ops/mul.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import type { Loss } from "./loss.ts";
import { matching } from "./matching.ts";
import { weighted } from "./weighted.ts";

/** What `gaussianNll` compares: normal distributions and what was drawn of them. */
export interface Gaussian {
  /** μ */
  readonly mean: Tensor;
  /** σ² */
  readonly variance: Tensor;
  /** t, of the same shape. */
  readonly targets: Tensor;
  /** What each element counts, or each of the first axes. */
  readonly weights?: Tensor;
}

/** Settings of `gaussianNll`. */
export interface GaussianNllOptions {
  /** Variances count as no smaller than this; 1e-6, unless said (PyTorch's default). */
  readonly smallestVariance?: number;
}

/**
 * Negative log-likelihood of targets under normal distributions, but for ln(2π)/2:
 * L = ½ (ln σ² + (μ - t)² / σ²) per element (Nix & Weigend 1994); its mean divides by the number of elements.
 *
 * mean (μ), variance (σ²) and targets [...] of one shape; weights [...] or of the first axes.
 */
export function gaussianNll({ smallestVariance = 1e-6 }: GaussianNllOptions = {}): Loss<Gaussian> {
  const name = "gaussianNll";
  if (!(smallestVariance >= 0 && smallestVariance < Infinity))
    reject(name, `smallest variance ${smallestVariance} is not one`, "give a finite number from 0");
  return {
    name,
    losses({ mean, variance, targets, weights }) {
      matching(name, { means: mean, variances: variance, targets });
      const v = customGradient(maximum(variance, smallestVariance), {
        inputs: { variance },
        gradients: { variance: (dy) => dy },
      });
      const values = mul(add(log(v), div(square(sub(mean, targets)), v)), 0.5);
      return { values: weighted(name, values, weights), divisor: sizeOf(values.shape) };
    },
  };
}
