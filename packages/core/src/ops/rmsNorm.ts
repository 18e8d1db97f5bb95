import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { affine } from "./affine.ts";
import { customGradient } from "./customGradient.ts";
import { mean } from "./mean.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { checked } from "./reduction.ts";
import { rsqrt } from "./rsqrt.ts";
import { square } from "./square.ts";
import { checkEpsilon } from "./standardized.ts";
import { sub } from "./sub.ts";

/** Settings of `rmsNorm`. */
export interface RmsNormOptions {
  /** Axes to normalize over; the last, unless said. */
  readonly axes?: readonly number[] | number;
  /** Scale, broadcast to x's trailing axes; 1, unless said. */
  readonly gamma?: Tensor | null;
  /** Added to the mean square; 1e-6, unless said (Keras' default). */
  readonly epsilon?: number;
}

/** γ x / √(mean x² + ε), with the mean over some axes (Zhang & Sennrich 2019). */
export function rmsNorm(x: Tensor, options: RmsNormOptions = {}): Tensor {
  const { axes = -1, gamma = null, epsilon = 1e-6 } = options;
  checkEpsilon("rmsNorm", epsilon);
  const over = { ...checked("rmsNorm", float("rmsNorm", x), { axes }), keepDims: true };
  const inverse = rsqrt(add(mean(square(x), over), epsilon));
  const normal = customGradient(mul(x, inverse), {
    inputs: { x },
    gradients: { x: (dy, y) => mul(sub(dy, mul(y, mean(mul(dy, y), over))), inverse) },
  });
  return affine(normal, gamma, null);
}
