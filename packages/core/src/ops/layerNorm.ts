import type { Tensor } from "../graph/tensor.ts";
import { affine } from "./affine.ts";
import { float } from "./operand.ts";
import { checked } from "./reduction.ts";
import { checkEpsilon, standardized } from "./standardized.ts";

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
  const { axes = -1, gamma = null, beta = null, epsilon = 1e-5 } = options;
  checkEpsilon("layerNorm", epsilon);
  const over = checked("layerNorm", float("layerNorm", x), { axes });
  return affine(standardized(x, over.axes, epsilon), gamma, beta);
}
