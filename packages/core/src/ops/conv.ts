import { type Shape, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { conv as convKernel } from "./convKernels.ts";
import { matmul } from "./matmul.ts";
import { float, sameDType } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { slice } from "./slice.ts";
import { type SpatialWindows, type WindowOptions, windowsOf } from "./windows.ts";

/** Settings of `conv1d`, `conv2d` and `conv3d`. */
export interface ConvOptions extends WindowOptions {
  /** Parts that the channels are cut into, each convolved for itself; 1, unless said. As many as channels: depthwise. */
  readonly groups?: number;
}

/** A convolution over as many spatial axes as `rank`. */
export function convolve(op: string, rank: number, x: Tensor, w: Tensor, options: ConvOptions): Tensor {
  const { groups = 1 } = options;
  sameDType(op, [float(op, x), w]);
  expectFilter(op, w.shape, rank, "inChannels / groups, outChannels");
  const windows = windowsOf(op, x.shape, w.shape.slice(0, rank), options);
  const channels = x.shape.at(-1) as number;
  const [inChannels, filters] = w.shape.slice(-2) as [number, number];
  expectGroups(op, groups, channels, filters);
  if (inChannels * groups !== channels)
    reject(
      op,
      `cannot convolve [${x.shape}] with a filter of [${w.shape}]${groups > 1 ? ` in ${groups} groups` : ""}`,
      `the filter must take ${channels / groups} channels`,
    );
  const shape = [x.shape[0] as number, ...windows.output, filters];
  if (groups === 1 && isPointwise(w.shape, windows)) return pointwise(x, w, windows, shape);
  const sizes = { ...windows.sizes, groups, inChannels, outChannels: filters / groups };
  return convKernel(x, w, sizes, shape);
}

/** A filter of one tap is a matrix, and convolving with it a product. */
function isPointwise(filter: Shape, { pads }: SpatialWindows): boolean {
  return sizeOf(filter.slice(0, -2)) === 1 && pads.flat().every((zeros) => zeros === 0);
}

function pointwise(x: Tensor, w: Tensor, { strides }: SpatialWindows, shape: Shape): Tensor {
  const kept = strides.some((stride) => stride > 1) ? slice(x, { strides: [1, ...strides] }) : x;
  const rows = reshape(kept, [sizeOf(kept.shape.slice(0, -1)), kept.shape.at(-1) as number]);
  return reshape(matmul(rows, reshape(w, w.shape.slice(-2))), shape);
}

/** Refuses filters without a kernel of these many axes. */
export function expectFilter(op: string, shape: Shape, rank: number, channels: string): void {
  const kernel = ["width", "height, width", "depth, height, width"][rank - 1];
  if (shape.length !== rank + 2)
    reject(op, `cannot take a filter of [${shape}]`, `it must be [${kernel}, ${channels}]`);
}

/** Refuses a number of groups that channels can't be cut into. */
export function expectGroups(op: string, groups: number, inChannels: number, outChannels: number): void {
  if (!Number.isInteger(groups) || groups < 1 || inChannels % groups !== 0 || outChannels % groups !== 0)
    reject(
      op,
      `cannot cut ${inChannels} channels in and ${outChannels} out into ${groups} groups`,
      "both must be multiples of the number of groups",
    );
}
