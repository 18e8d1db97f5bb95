import { convTranspose3d as convTranspose3dOp } from "../ops/convTranspose3d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { ConvTransposeLayerOptions } from "./convOptions.ts";
import { type Convolution, convolutionLayer, expectFilters } from "./convolution.ts";

/**
 * Transposed convolution of [batch, depth, height, width, channels], which makes places of an input more: W [depth, height, width, filters / groups, channels], b [filters].
 * Each axis becomes (in - 1) · stride + kernel - padding + outputPadding long with dilation 1 (PyTorch's definition), or in · stride with "same"
 * (Keras').
 *
 * @throws RetrogradError for settings that are none, outputPadding not below the stride, groups that do not divide the channels
 * @example
 * convTranspose3d(8, 3, { strides: 2, padding: "same" })   // twice as large
 */
export function convTranspose3d(
  filters: number,
  kernelSize: PerAxis,
  options: ConvTransposeLayerOptions = {},
): Convolution {
  const { groups = 1 } = options;
  expectFilters("convTranspose3d", filters, groups);
  return convolutionLayer({
    ...{ name: "convTranspose3d", rank: 3, kernelSize, options },
    filters: (channels) => ({ pair: [filters / groups, channels], out: filters }),
    op: (x, w) => convTranspose3dOp(x, w, options),
  });
}
