import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { moments } from "./moments.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { rsqrt } from "./rsqrt.ts";
import { sub } from "./sub.ts";

/** Settings of `layerNorm`. */
export interface LayerNormOptions {
  /** Axes to normalize over; the last, unless said. */
  readonly axes?: readonly number[] | number;
  /** Scale, broadcast to x's trailing axes; 1, unless said. */
  readonly gamma?: Tensor | null;
  /** Shift, broadcast to x's trailing axes; 0, unless said. */
  readonly beta?: Tensor | null;
  /** Added to the variance; 1e-5, unless said (PyTorch's default). */
  readonly epsilon?: number;
}

/** γ (x - mean) / √(variance + ε) + β, with (biased) moments over some axes (Ba, Kiros & Hinton 2016). */
export function layerNorm(x: Tensor, options: LayerNormOptions = {}): Tensor {
  const { axes = -1, gamma, beta, epsilon = 1e-5 } = options;
  if (!(epsilon >= 0)) reject("layerNorm", `cannot use epsilon ${epsilon}`, "it must be 0 or greater");
  const { mean, variance } = moments(float("layerNorm", x), { axes, keepDims: true });
  const normalized = mul(sub(x, mean), rsqrt(add(variance, epsilon)));
  const scaled = gamma ? mul(normalized, gamma) : normalized;
  return beta ? add(scaled, beta) : scaled;
}
