import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { affine } from "./affine.ts";
import { type ChannelOptions, channelAxis, perChannel } from "./channels.ts";
import { customGradient } from "./customGradient.ts";
import { mean as meanOf } from "./mean.ts";
import { type Moments, moments } from "./moments.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { rsqrt } from "./rsqrt.ts";
import { checkEpsilon } from "./standardized.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";

/** Settings of `batchNorm`. */
export interface BatchNormOptions extends ChannelOptions {
  /** Mean and variance of each channel, [C]; those of the batch itself, unless said. */
  readonly statistics?: Moments;
}

/** What `batchNorm` gives. */
export interface BatchNormalized extends Moments {
  /** The normalized numbers, of x's shape. */
  readonly y: Tensor;
}

/**
 * γ (x - mean) / √(variance + ε) + β for each channel, with its mean and (biased) variance over all other axes, or with
 * given ones, and those moments, [C] (Ioffe & Szegedy 2015).
 *
 * With the batch's own, ∂L/∂x = γ (δ - mean δ - x̂ mean(δ x̂)) / √(variance + ε), ∂L/∂γ = Σ δ x̂ and ∂L/∂β = Σ δ:
 * the same two sums for all three.
 *
 * @throws RetrogradError where γ, β or the statistics are not [C]
 */
export function batchNorm(x: Tensor, options: BatchNormOptions = {}): BatchNormalized {
  const { axis = -1, epsilon = 1e-5, statistics } = options;
  checkEpsilon("batchNorm", epsilon);
  const at = channelAxis("batchNorm", float("batchNorm", x), axis);
  const wide = (what: string, each: Tensor): Tensor => perChannel("batchNorm", what, each, x, at);
  const gamma = options.gamma ? wide("gamma", options.gamma) : null;
  const beta = options.beta ? wide("beta", options.beta) : null;
  const over = { axes: x.shape.map((_, d) => d).filter((d) => d !== at) };
  const { mean, variance } = statistics ?? moments(x, over);
  const inverse = rsqrt(add(wide("the variance", variance), epsilon));
  const normal = mul(sub(x, wide("the mean", mean)), inverse);
  const y = affine(normal, gamma, beta);
  if (statistics) return { y, mean, variance };
  const kept = { ...over, keepDims: true };
  const inputs: Record<string, Tensor> = { x };
  if (options.gamma) inputs.gamma = options.gamma;
  if (options.beta) inputs.beta = options.beta;
  const ruled = customGradient(y, {
    inputs,
    gradients: {
      x: (dy) => {
        const rest = sub(sub(dy, meanOf(dy, kept)), mul(normal, meanOf(mul(dy, normal), kept)));
        return mul(rest, gamma ? mul(gamma, inverse) : inverse);
      },
      gamma: (dy) => sum(mul(dy, normal), over),
      beta: (dy) => sum(dy, over),
    },
  });
  return { y: ruled, mean, variance };
}
