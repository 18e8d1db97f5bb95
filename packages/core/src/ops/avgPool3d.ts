import type { Tensor } from "../graph/tensor.ts";
import { type AvgPoolOptions, avgPool } from "./avgPool.ts";
import type { PerAxis } from "./windows.ts";

/**
 * The mean of each window, channel by channel: x [batch, depth, height, width, channels]. Padding is left out of the mean, unless
 * `countPadding` is set.
 *
 * @throws RetrogradError for a kernel larger than the padded input, and for padding that is not below the kernel
 */
export function avgPool3d(x: Tensor, kernel: PerAxis, options: AvgPoolOptions = {}): Tensor {
  return avgPool("avgPool3d", 3, x, kernel, options);
}
