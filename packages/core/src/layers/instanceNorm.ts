import { channelAxis } from "../ops/channels.ts";
import { instanceNorm as instanceNormOp } from "../ops/instanceNorm.ts";
import { channelAxisOf, type LayoutOption } from "./layout.ts";
import { type Norm, type NormOptions, normParameters, readNorm } from "./norm.ts";

/** Settings of `instanceNorm`. */
export interface InstanceNormOptions extends NormOptions, LayoutOption {}

/**
 * y = γ (x - mean) / √(variance + ε) + β, with the moments of each channel of each example (Ulyanov, Vedaldi & Lempitsky
 * 2016): x [N, …, C]; γ and β [C]. Unlike PyTorch's, it has γ and β, unless `affine` is false.
 */
export function instanceNorm(options: InstanceNormOptions = {}): Norm {
  const { epsilon = 1e-5, layout } = options;
  const axis = channelAxisOf("instanceNorm", layout);
  const parameters = normParameters(options);
  return {
    name: "instanceNorm",
    ...parameters,
    forward(x, pass) {
      const channels = x.shape[channelAxis("instanceNorm", x, axis)] as number;
      const { gamma, beta } = readNorm(parameters, pass, [channels], x.dtype);
      return instanceNormOp(x, { axis, gamma, beta, epsilon });
    },
  };
}
