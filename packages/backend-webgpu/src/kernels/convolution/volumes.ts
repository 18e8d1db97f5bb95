import type { ConvSizes, Volume } from "@retrograd/core/backend";

/** Depth, height or width. */
export type Dimension = 0 | 1 | 2;

export function countOf([depth, height, width]: Volume): number {
  return depth * height * width;
}

/** The axes along which a convolution goes: the others have one place, which the only tap of the only window meets. */
export function axesOf({ input, output, kernel, padding }: ConvSizes): Dimension[] {
  return ([0, 1, 2] as const).filter(
    (d) => input[d] !== 1 || output[d] !== 1 || kernel[d] !== 1 || padding[d] !== 0,
  );
}

/** Whether windows reach outside of the input along an axis. */
export function reachesOut(
  { input, output, kernel, strides, dilation, padding }: ConvSizes,
  d: Dimension,
): boolean {
  return padding[d] > 0 || (output[d] - 1) * strides[d] + (kernel[d] - 1) * dilation[d] >= input[d];
}

/** Whether a place that is `{name}{d}` along each of the axes is inside of the input, as WGSL; empty where all are. */
export function insideOf(sizes: ConvSizes, axes: readonly Dimension[], name: string): string {
  return axes
    .filter((d) => reachesOut(sizes, d))
    .map((d) => `${name}${d} < ${sizes.input[d]}u`)
    .join(" && ");
}

/** How far along an axis a place is that is counted through volumes, one after the other, as WGSL. */
export function along(d: Dimension, place: string, [depth, height, width]: Volume): string {
  const behind = [height * width, width, 1][d];
  return `${place} / ${behind}u % ${[depth, height, width][d]}u`;
}

/** Counts a place through volumes, of which it is in `image`; how far along each of the axes it is, `{name}{d}` says. */
export function counted(image: string, axes: readonly Dimension[], name: string, volume: Volume): string {
  return axes.reduce((place, d) => `(${place} * ${volume[d]}u + ${name}${d})`, image);
}
