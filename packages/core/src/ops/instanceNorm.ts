import type { Tensor } from "../graph/tensor.ts";
import type { ChannelOptions } from "./channels.ts";
import { groupwise } from "./groupNorm.ts";
import { axisOf } from "./operand.ts";

/**
 * γ (x - mean) / √(variance + ε) + β, with the (biased) moments of each channel of each example over the axes that are
 * left (Ulyanov, Vedaldi & Lempitsky 2016).
 *
 * @throws RetrogradError where γ or β is not [C]
 */
export function instanceNorm(x: Tensor, options: ChannelOptions = {}): Tensor {
  const at = axisOf("instanceNorm", options.axis ?? -1, x.shape.length);
  return groupwise("instanceNorm", x, { ...options, groups: x.shape[at] as number });
}
