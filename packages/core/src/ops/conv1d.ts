import type { Tensor } from "../graph/tensor.ts";
import { type ConvOptions, convolve } from "./conv.ts";

/**
 * Cross-correlation of x [batch, width, inChannels] with filters w [width, inChannels / groups, outChannels]:
 * out[b, o, f] = Σ_{t, c} x[b, o · strides + t · dilation - padding, c] · w[t, c, f].
 * What is called convolution in this field, the kernel not flipped, as in PyTorch and Keras; channels come last, as in Keras.
 *
 * @throws RetrogradError for a kernel larger than the padded input, groups that do not divide the channels, filters of other channels
 */
export function conv1d(x: Tensor, w: Tensor, options: ConvOptions = {}): Tensor {
  return convolve("conv1d", 1, x, w, options);
}
