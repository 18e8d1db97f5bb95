import { conv1d as conv1dOp } from "../ops/conv1d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { DepthwiseOptions } from "./convOptions.ts";
import { type Convolution, convolutionLayer, expectFilters } from "./convolution.ts";

/**
 * Convolves each channel of [batch, width, channels] for itself, with `multiplier` filters: W [width, 1, channels · multiplier], channel c's at
 * c · multiplier and behind; b [channels · multiplier].
 *
 * @throws RetrogradError for settings that are none, and for a kernel larger than the padded input
 */
export function depthwiseConv1d(kernelSize: PerAxis, options: DepthwiseOptions = {}): Convolution {
  const { multiplier = 1 } = options;
  expectFilters("depthwiseConv1d", multiplier);
  return convolutionLayer({
    ...{ name: "depthwiseConv1d", rank: 1, kernelSize, options },
    filters: (channels) => ({ pair: [1, channels * multiplier], out: channels * multiplier }),
    op: (x, w, channels) => conv1dOp(x, w, { ...options, groups: channels }),
  });
}
