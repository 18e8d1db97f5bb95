import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensor } from "../graph/tensor.ts";
import { Variable } from "../graph/variable.ts";
import { ones } from "../initializers/ones.ts";
import { zeros } from "../initializers/zeros.ts";
import { add } from "../ops/add.ts";
import { batchNorm as batchNormOp } from "../ops/batchNorm.ts";
import { channelAxis } from "../ops/channels.ts";
import { mul } from "../ops/mul.ts";
import { channelAxisOf, type LayoutOption } from "./layout.ts";
import { type Norm, type NormOptions, normParameters, readNorm } from "./norm.ts";

/** Settings of `batchNorm`. */
export interface BatchNormLayerOptions extends NormOptions, LayoutOption {
  /** What the new batch's moments count in the running ones, m; 0.1, unless said (PyTorch's default and meaning: Keras'
   * momentum is 1 - m). */
  readonly momentum?: number;
}

/** A batch norm; its state are the running moments that it evaluates with. */
export interface BatchNorm extends Norm {
  /** (1 - m) · running mean + m · mean of the batch, after each step of training: [C]. */
  readonly runningMean: Variable;
  /** The same of the unbiased variance: [C]. */
  readonly runningVariance: Variable;
}

/**
 * y = γ (x - mean) / √(variance + ε) + β for each channel (Ioffe & Szegedy 2015): x [N, …, C] or [N, C]; γ and β [C]. In
 * training with the mean and the biased variance of the batch, over all axes but the channels'; else with the running
 * moments, which every training pass moves on: the variance there is the unbiased one, Σ (x - mean)² / (n - 1).
 *
 * All defaults and definitions are PyTorch's.
 *
 * @throws RetrogradError in training where a channel has one number only, whose variance nobody knows
 */
export function batchNorm(options: BatchNormLayerOptions = {}): BatchNorm {
  const { epsilon = 1e-5, momentum = 0.1, layout } = options;
  if (!(momentum >= 0 && momentum <= 1))
    reject("batchNorm", `momentum ${momentum} is no share`, "choose from 0 to 1, such as 0.1");
  const axis = channelAxisOf("batchNorm", layout);
  const parameters = normParameters(options);
  const runningMean = new Variable("state", zeros());
  const runningVariance = new Variable("state", ones());
  runningMean.fileName = "running_mean";
  runningVariance.fileName = "running_var";
  return {
    name: "batchNorm",
    ...parameters,
    runningMean,
    runningVariance,
    forward(x, pass) {
      const channels = x.shape[channelAxis("batchNorm", x, axis)] as number;
      const { gamma, beta } = readNorm(parameters, pass, [channels], x.dtype);
      const running = {
        mean: pass.read(runningMean, [channels], x.dtype),
        variance: pass.read(runningVariance, [channels], x.dtype),
      };
      if (!pass.training) return batchNormOp(x, { axis, gamma, beta, epsilon, statistics: running }).y;
      const n = sizeOf(x.shape) / channels;
      if (n < 2)
        reject(
          "batchNorm",
          `cannot train on one number per channel, as [${x.shape}] has it`,
          "give it two examples or more",
        );
      const { y, mean, variance } = batchNormOp(x, { axis, gamma, beta, epsilon });
      move(pass, runningMean, running.mean, mean, momentum);
      move(pass, runningVariance, running.variance, mul(variance, n / (n - 1)), momentum);
      return y;
    },
  };
}

/** running ← (1 - m) running + m latest */
function move(pass: Pass, variable: Variable, running: Tensor, latest: Tensor, m: number): void {
  pass.assign(variable, add(mul(running, 1 - m), mul(latest, m)));
}
