import { conv2d as conv2dOp } from "../ops/conv2d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { DepthwiseOptions } from "./convOptions.ts";
import { type Convolution, convolutionLayer, expectFilters } from "./convolution.ts";

/**
 * Convolves each channel of [batch, height, width, channels] for itself, with `multiplier` filters: W [height, width, 1, channels · multiplier], channel c's at
 * c · multiplier and behind; b [channels · multiplier].
 *
 * @throws RetrogradError for settings that are none, and for a kernel larger than the padded input
 */
export function depthwiseConv2d(kernelSize: PerAxis, options: DepthwiseOptions = {}): Convolution {
  const { multiplier = 1 } = options;
  expectFilters("depthwiseConv2d", multiplier);
  return convolutionLayer({
    ...{ name: "depthwiseConv2d", rank: 2, kernelSize, options },
    filters: (channels) => ({ pair: [1, channels * multiplier], out: channels * multiplier }),
    op: (x, w, channels) => conv2dOp(x, w, { ...options, groups: channels }),
  });
}
