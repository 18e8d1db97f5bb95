import type { Tensor } from "../graph/tensor.ts";
import { moments } from "./moments.ts";
import { mul } from "./mul.ts";
import { checked, countOf, type Reduction } from "./reduction.ts";

/** Settings of `variance`. */
export interface VarianceOptions extends Reduction {
  /** What is taken from n: 0, unless said (Keras' default); 1 makes the estimate unbiased (PyTorch's default). */
  readonly correction?: number;
}

/** Σ (x - mean)² / (n - correction) over some axes, or all; NaN where n is not greater than the correction. */
export function variance(x: Tensor, { correction = 0, ...options }: VarianceOptions = {}): Tensor {
  const over = checked("variance", x, options);
  const biased = moments(x, over).variance;
  if (correction === 0) return biased;
  const n = countOf(x.shape, over);
  return mul(biased, n > correction ? n / (n - correction) : NaN);
}
