import type { Tensor } from "../graph/tensor.ts";
import { type ConvTransposeOptions, convolveTransposed } from "./convTranspose.ts";

/**
 * Transposed convolution: what a convolution's gradient does to δ, as a forward pass. x is [batch, depth, height, width, inChannels]; w, the
 * filter of the convolution that it is the gradient of, is [depth, height, width, outChannels / groups, inChannels]. Each axis becomes
 * (in - 1) · stride + (kernel - 1) · dilation + 1 - padding before and after + outputPadding long (PyTorch's definition).
 *
 * @throws RetrogradError for outputPadding that is not below the stride or dilation, and for padding that leaves nothing
 */
export function convTranspose3d(x: Tensor, w: Tensor, options: ConvTransposeOptions = {}): Tensor {
  return convolveTransposed("convTranspose3d", 3, x, w, options);
}
