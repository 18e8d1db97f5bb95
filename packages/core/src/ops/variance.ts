import type { Tensor } from "../graph/tensor.ts";
import { moments } from "./moments.ts";
import { mul } from "./mul.ts";
import { countOf, type Reduction } from "./reduction.ts";

export interface VarianceOptions extends Reduction {
  /** What is taken from n: 0, unless said (Keras' default); 1 makes the estimate unbiased (PyTorch's default). */
  readonly correction?: number;
}

/** Σ (x - mean)² / (n - correction) over some axes, or all; NaN where n is not greater than the correction. */
export function variance(x: Tensor, { correction = 0, ...options }: VarianceOptions = {}): Tensor {
  const biased = moments(x, options).variance;
  if (correction === 0) return biased;
  const n = countOf("variance", x.shape, options);
  return mul(biased, n > correction ? n / (n - correction) : NaN);
}
