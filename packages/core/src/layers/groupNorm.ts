import { reject } from "../backend/error.ts";
import { channelAxis } from "../ops/channels.ts";
import { groupNorm as groupNormOp } from "../ops/groupNorm.ts";
import { channelAxisOf, type LayoutOption } from "./layout.ts";
import { type Norm, type NormOptions, normParameters, readNorm } from "./norm.ts";

/** Settings of `groupNorm`. */
export interface GroupNormLayerOptions extends NormOptions, LayoutOption {}

/**
 * y = γ (x - mean) / √(variance + ε) + β, with the moments of each group of neighbouring channels of each example (Wu &
 * He 2018): x [N, …, C]; γ and β [C].
 *
 * @param groups how many; they must divide the channels
 * @throws RetrogradError where the groups don't divide the channels of an input
 */
export function groupNorm(groups: number, options: GroupNormLayerOptions = {}): Norm {
  if (!Number.isInteger(groups) || groups < 1)
    reject("groupNorm", `cannot have ${groups} groups`, "give a whole number from 1");
  const { epsilon = 1e-5, layout } = options;
  const axis = channelAxisOf("groupNorm", layout);
  const parameters = normParameters(options);
  return {
    name: "groupNorm",
    ...parameters,
    forward(x, pass) {
      const channels = x.shape[channelAxis("groupNorm", x, axis)] as number;
      const { gamma, beta } = readNorm(parameters, pass, [channels], x.dtype);
      return groupNormOp(x, { groups, axis, gamma, beta, epsilon });
    },
  };
}
