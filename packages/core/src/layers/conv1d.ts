import { conv1d as conv1dOp } from "../ops/conv1d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { ConvLayerOptions } from "./convOptions.ts";
import { type Convolution, convolutionLayer, expectFilters } from "./convolution.ts";

/**
 * Convolves [batch, width, channels] with `filters` learned filters of kernelSize: z = x * W + b, W [width, channels / groups, filters], b [filters].
 * The input's channels follow from the first input. Defaults are Keras' (strides 1, "valid"), which are PyTorch's, too.
 *
 * @throws RetrogradError for settings that are none, a kernel larger than the padded input, groups that do not divide the channels
 * @example
 * conv1d(16, 3, { padding: "same" })
 */
export function conv1d(filters: number, kernelSize: PerAxis, options: ConvLayerOptions = {}): Convolution {
  const { groups = 1 } = options;
  expectFilters("conv1d", filters, groups);
  return convolutionLayer({
    ...{ name: "conv1d", rank: 1, kernelSize, options },
    filters: (channels) => ({ pair: [Math.floor(channels / groups), filters], out: filters }),
    op: (x, w) => conv1dOp(x, w, options),
  });
}
