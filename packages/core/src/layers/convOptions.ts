import type { PerAxis } from "../ops/windows.ts";
import type { ConvolutionOptions } from "./convolution.ts";

/** Settings of `conv1d`, `conv2d` and `conv3d`. */
export interface ConvLayerOptions extends ConvolutionOptions {
  /** Parts that channels and filters are cut into, each convolved for itself; 1, unless said. */
  readonly groups?: number;
}

/** Settings of `convTranspose1d`, `convTranspose2d` and `convTranspose3d`; `padding` is cut off. */
export interface ConvTransposeLayerOptions extends ConvLayerOptions {
  /** Makes the far end of each axis longer; 0, unless said. */
  readonly outputPadding?: PerAxis;
}

/** Settings of depthwise and separable convolutions. */
export interface DepthwiseOptions extends ConvolutionOptions {
  /** Filters for each channel; 1, unless said. */
  readonly multiplier?: number;
}
