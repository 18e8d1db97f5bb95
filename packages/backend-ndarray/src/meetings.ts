import type { ConvSizes, PoolSizes, Windows } from "@retrograd/core/backend";
import ndarray, { type NdArray } from "ndarray";

/** The parts of x and of y, [batch, depth, height, width, channels] both, that meet in one tap. */
export interface Meeting {
  readonly x: NdArray;
  readonly y: NdArray;
  /** Of the taps in row-major order. */
  readonly tap: number;
}

/** For every tap that meets anything of x [batch, ...input, …] in windows of y [batch, ...output, …], what meets. */
export function meetingsOf(sizes: Windows, x: NdArray, y: NdArray): Meeting[] {
  const { batch, kernel, strides } = sizes;
  const [channelsX, channelsY] = [x.shape[4], y.shape[4]];
  const meetings: Meeting[] = [];
  for (let t = 0, tap = 0; t < kernel[0]; t++)
    for (let u = 0; u < kernel[1]; u++)
      for (let v = 0; v < kernel[2]; v++, tap++) {
        const parts = [partOf(sizes, 0, t), partOf(sizes, 1, u), partOf(sizes, 2, v)];
        const counts = parts.map(({ count }) => count);
        if (batch === 0 || counts.some((count) => count <= 0)) continue;
        const places = parts.map(({ place }) => place);
        const windows = parts.map(({ window }) => window);
        meetings.push({
          x: x
            .lo(0, ...places, 0)
            .step(1, ...strides, 1)
            .hi(batch, ...counts, channelsX),
          y: y.lo(0, ...windows, 0).hi(batch, ...counts, channelsY),
          tap,
        });
      }
  return meetings;
}

/** Which windows tap t of axis d meets inside the input: the first one, where that is, and how many. */
function partOf({ input, output, strides, dilation, padding }: Windows, d: number, t: number) {
  const [stride, start] = [strides[d], t * dilation[d] - padding[d]];
  const window = Math.max(0, Math.ceil(-start / stride));
  const end = Math.min(output[d], Math.ceil((input[d] - start) / stride));
  return { window, count: end - window, place: window * stride + start };
}

/** x as [batch, ...input, groups · C]. */
export function inputOf(x: NdArray, sizes: ConvSizes | PoolSizes): NdArray {
  const channels = "groups" in sizes ? sizes.groups * sizes.inChannels : sizes.channels;
  return ndarray(x.data, [sizes.batch, ...sizes.input, channels], undefined, x.offset);
}

/** y as [batch, ...output, groups · F]. */
export function outputOf(y: NdArray, sizes: ConvSizes | PoolSizes): NdArray {
  const channels = "groups" in sizes ? sizes.groups * sizes.outChannels : sizes.channels;
  return ndarray(y.data, [sizes.batch, ...sizes.output, channels], undefined, y.offset);
}
