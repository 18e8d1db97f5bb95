import { applyMany } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { div } from "./div.ts";
import { mean as meanOf } from "./mean.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { countOf, type Reduction, reduceAxes, spread } from "./reduction.ts";
import { reshape } from "./reshape.ts";
import { square } from "./square.ts";
import { sub } from "./sub.ts";
import { zerosLike } from "./zerosLike.ts";

/** Mean and (biased) variance of some numbers. */
export interface Moments {
  /** Σ x / n */
  readonly mean: Tensor;
  /** Σ (x - mean)² / n */
  readonly variance: Tensor;
}

/** Mean, and mean squared distance from it, over some axes, or all: Σ x / n and Σ (x - mean)² / n. */
export function moments(x: Tensor, options: Reduction = {}): Moments {
  let within: Tensor | null = null;
  const raw = reduceAxes("moments", float("moments", x), options, (part, axis, shape) => {
    const of = (each: Tensor): Tensor => reshape(each, [axis.outer, axis.length, axis.inner]);
    const output = { shape, dtype: x.dtype };
    const { mean, variance } = applyMany("moments", {
      inputs: { x: part },
      parameters: axis,
      outputs: { mean: output, variance: output },
      composition: () => {
        const mean = meanOf(of(part), { axes: 1, keepDims: true });
        const variance = meanOf(square(sub(of(part), mean)), { axes: 1 });
        return { mean: reshape(mean, shape), variance: reshape(variance, shape) };
      },
    });
    // Of parts of equal size: the mean of their variances, and the variance of their means.
    within = within ? add(variance, reshape(meanOf(of(within), { axes: 1 }), shape)) : variance;
    return mean;
  });
  const n = countOf(x.shape, options);
  const mean = customGradient(raw, {
    inputs: { x },
    gradients: { x: (dy) => spread(div(dy, n), x.shape, options) },
  });
  const variance = customGradient(reshape(within ?? zerosLike(x), raw.shape), {
    inputs: { x },
    gradients: {
      x: (dy) => {
        const distance = sub(x, spread(mean, x.shape, options));
        return mul(distance, spread(mul(dy, 2 / n), x.shape, options));
      },
    },
  });
  return { mean, variance };
}
