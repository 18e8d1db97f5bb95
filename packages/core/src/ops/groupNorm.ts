import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { affine } from "./affine.ts";
import { type ChannelOptions, channelAxis, perChannel } from "./channels.ts";
import { float } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { checkEpsilon, standardized } from "./standardized.ts";

/** Settings of `groupNorm`. */
export interface GroupNormOptions extends ChannelOptions {
  /** Into how many runs of neighbours the channels are cut. */
  readonly groups: number;
}

/**
 * γ (x - mean) / √(variance + ε) + β, with the (biased) moments of each group of neighbouring channels of each example
 * (Wu & He 2018); γ and β are one for each channel.
 *
 * @throws RetrogradError where the groups don't divide the channels, and where γ or β is not [C]
 */
export function groupNorm(x: Tensor, options: GroupNormOptions): Tensor {
  return groupwise("groupNorm", x, options);
}

/** `groupNorm`, in the name of another op. */
export function groupwise(op: string, x: Tensor, options: GroupNormOptions): Tensor {
  const { axis = -1, groups, epsilon = 1e-5, gamma, beta } = options;
  checkEpsilon(op, epsilon);
  const at = channelAxis(op, float(op, x), axis);
  const channels = x.shape[at] as number;
  if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0)
    reject(
      op,
      `cannot cut ${channels} channels of [${x.shape}] into ${groups} groups`,
      `the groups must divide ${channels}`,
    );
  const each = channels / groups;
  // A group of one channel needs no axis of its own.
  const cut = each === 1 ? x.shape : x.shape.toSpliced(at, 1, groups, each);
  const axes = cut.map((_, d) => d).filter((d) => d !== 0 && d !== at);
  const normal = reshape(standardized(reshape(x, cut), axes, epsilon), x.shape);
  const wide = (what: string, numbers?: Tensor | null): Tensor | null =>
    numbers ? perChannel(op, what, numbers, x, at) : null;
  return affine(normal, wide("gamma", gamma), wide("beta", beta));
}
