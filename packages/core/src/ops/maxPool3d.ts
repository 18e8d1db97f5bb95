import type { Tensor } from "../graph/tensor.ts";
import { maxPool, type PoolOptions } from "./maxPool.ts";
import type { PerAxis } from "./windows.ts";

/**
 * The largest element of each window, channel by channel: x [batch, depth, height, width, channels]. Padding never wins, NaN does. The gradient
 * goes to the first of equals, in row-major order (PyTorch's choice).
 *
 * @throws RetrogradError for a kernel larger than the padded input, and for padding that is not below the kernel
 */
export function maxPool3d(x: Tensor, kernel: PerAxis, options: PoolOptions = {}): Tensor {
  return maxPool("maxPool3d", 3, x, kernel, options);
}
