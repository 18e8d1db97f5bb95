import type { PerAxis } from "../ops/windows.ts";
import { conv2d } from "./conv2d.ts";
import type { DepthwiseOptions } from "./convOptions.ts";
import type { Convolution } from "./convolution.ts";
import { depthwiseConv2d } from "./depthwiseConv2d.ts";
import type { Layer } from "./layer.ts";

/** A depthwise convolution, then one of a single tap that mixes the channels (Chollet 2017; Keras' SeparableConv2D). */
export interface SeparableConv2d extends Layer {
  /** Without a bias. */
  readonly depthwise: Convolution;
  readonly pointwise: Convolution;
}

/**
 * Convolves each channel of [batch, height, width, channels] for itself, then mixes them into `filters`.
 *
 * @throws RetrogradError for settings that are none, and for a kernel larger than the padded input
 */
export function separableConv2d(
  filters: number,
  kernelSize: PerAxis,
  options: DepthwiseOptions = {},
): SeparableConv2d {
  const { strides, padding, dilation, multiplier, ...shared } = options;
  const depthwise = depthwiseConv2d(kernelSize, { ...options, bias: false });
  const pointwise = conv2d(filters, 1, shared);
  return {
    name: "separableConv2d",
    depthwise,
    pointwise,
    forward: (x, pass) => pass.call(pointwise, pass.call(depthwise, x)),
  };
}
