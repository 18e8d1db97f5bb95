import { sizeOf } from "../backend/dtype.ts";
import { dataLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { conv } from "./convKernels.ts";
import { div } from "./div.ts";
import { full } from "./full.ts";
import { type PoolOptions, poolWindows } from "./maxPool.ts";
import { mean } from "./mean.ts";
import { float } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { slice } from "./slice.ts";
import type { PerAxis } from "./windows.ts";

/** Settings of average pooling. */
export interface AvgPoolOptions extends PoolOptions {
  /** Divide by the size of the kernel where part of it lies on padding, too, as PyTorch does; no, unless said (Keras' way). */
  readonly countPadding?: boolean;
}

/** Average pooling over as many spatial axes as `rank`. */
export function avgPool(
  op: string,
  rank: number,
  x: Tensor,
  kernel: PerAxis,
  options: AvgPoolOptions,
): Tensor {
  const windows = poolWindows(op, rank, float(op, x), kernel, options);
  const { kernel: taps, inside, output, pads, sizes, strides, shape } = windows;
  const channels = x.shape.at(-1) as number;
  const isPlain = sizes.dilation.every((step) => step === 1) && pads.flat().every((zeros) => zeros === 0);
  if (isPlain && taps.every((length, d) => length === strides[d])) return meanOfTiles(x, output, taps);
  const ones = full([...taps, 1, channels], 1, x.dtype);
  const sum = conv(x, ones, { ...sizes, groups: channels, inChannels: 1, outChannels: 1 }, shape);
  if (options.countPadding || pads.flat().every((zeros) => zeros === 0)) return div(sum, sizeOf(taps));
  const [depth, height, width] = inside as [number[], number[], number[]];
  const counts = depth.flatMap((a) => height.flatMap((b) => width.map((c) => a * b * c)));
  const numbers = x.dtype === "float64" ? Float64Array.from(counts) : Float32Array.from(counts);
  return div(sum, dataLeaf(numbers, [...output, 1], x.dtype));
}

/** Windows side by side: [N, o₁, k₁, o₂, k₂, …, C], of which the mean goes over the k. */
function meanOfTiles(x: Tensor, output: readonly number[], kernel: readonly number[]): Tensor {
  const [batch, channels] = [x.shape[0] as number, x.shape.at(-1) as number];
  const whole = slice(x, { end: [batch, ...output.map((length, d) => length * (kernel[d] as number))] });
  const tiles = output.flatMap((length, d) => [length, kernel[d] as number]);
  return mean(reshape(whole, [batch, ...tiles, channels]), { axes: kernel.map((_, d) => 2 * d + 2) });
}
