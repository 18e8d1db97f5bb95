import type { PerAxis } from "../ops/windows.ts";
import { conv1d } from "./conv1d.ts";
import type { DepthwiseOptions } from "./convOptions.ts";
import type { Convolution } from "./convolution.ts";
import { depthwiseConv1d } from "./depthwiseConv1d.ts";
import type { Layer } from "./layer.ts";

/** A depthwise convolution, then one of a single tap that mixes the channels (Chollet 2017; Keras' SeparableConv1D). */
export interface SeparableConv1d extends Layer {
  /** Without a bias. */
  readonly depthwise: Convolution;
  readonly pointwise: Convolution;
}

/**
 * Convolves each channel of [batch, width, channels] for itself, then mixes them into `filters`.
 *
 * @throws RetrogradError for settings that are none, and for a kernel larger than the padded input
 */
export function separableConv1d(
  filters: number,
  kernelSize: PerAxis,
  options: DepthwiseOptions = {},
): SeparableConv1d {
  const { strides, padding, dilation, multiplier, ...shared } = options;
  const depthwise = depthwiseConv1d(kernelSize, { ...options, bias: false });
  const pointwise = conv1d(filters, 1, shared);
  return {
    name: "separableConv1d",
    depthwise,
    pointwise,
    forward: (x, pass) => pass.call(pointwise, pass.call(depthwise, x)),
  };
}
