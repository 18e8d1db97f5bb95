import { conv3d as conv3dOp } from "../ops/conv3d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { ConvLayerOptions } from "./convOptions.ts";
import { type Convolution, convolutionLayer, expectFilters } from "./convolution.ts";

/**
 * Convolves [batch, depth, height, width, channels] with `filters` learned filters of kernelSize: z = x * W + b, W [depth, height, width, channels / groups, filters], b [filters].
 * The input's channels follow from the first input. Defaults are Keras' (strides 1, "valid"), which are PyTorch's, too.
 *
 * @throws RetrogradError for settings that are none, a kernel larger than the padded input, groups that do not divide the channels
 * @example
 * conv3d(16, 3, { padding: "same" })
 */
export function conv3d(filters: number, kernelSize: PerAxis, options: ConvLayerOptions = {}): Convolution {
  const { groups = 1 } = options;
  expectFilters("conv3d", filters, groups);
  return convolutionLayer({
    ...{ name: "conv3d", rank: 3, kernelSize, options },
    filters: (channels) => ({ pair: [Math.floor(channels / groups), filters], out: filters }),
    op: (x, w) => conv3dOp(x, w, options),
  });
}
