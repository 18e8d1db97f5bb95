import type { ConvSizes, Volume } from "./kernels.ts";

/**
 * Convolutions as products of matrices that nobody writes down: left[i, p] lies at `vectors[i] + terms[p]` of the
 * left side's numbers, right[p, j] at the same of the right side's, and their product at the sum of both `out`.
 */
export interface PlacedProduct {
  readonly left: Places;
  readonly right: Places;
}

/** One side of a product, as offsets. */
export interface Places {
  /** Of its rows (left) or columns (right). */
  readonly vectors: Int32Array;
  /** From a vector's start to each of its elements. */
  readonly terms: Int32Array;
  /** In the output. */
  readonly out: Int32Array;
}

/** Images with zeros around them, so that no window reaches outside. */
export interface Margin {
  readonly size: Volume;
  /** Where the image begins. */
  readonly before: Volume;
}

/** Products for a number of images of one group; the next group's are one group's channels further on each side. */
export interface ConvProducts {
  /** What the left side's numbers are: x, or for the gradient of the input dy, with margins. */
  readonly margin: Margin;
  /** Disjoint parts of the output. */
  readonly products: readonly PlacedProduct[];
}

/** conv: rows are windows, terms taps and channels, columns the channels that come out. */
export function convProducts(sizes: ConvSizes, images: number): ConvProducts {
  const { groups, inChannels, outChannels, kernel } = sizes;
  const { margin, windows, taps } = windowPlaces(sizes, images);
  const all = groups * outChannels;
  const left = { vectors: windows, terms: taps, out: steps(windows.length, all) };
  const [depth, height, width] = kernel;
  const terms = steps(depth * height * width * inChannels, all);
  const right = { vectors: steps(outChannels), terms, out: steps(outChannels) };
  return { margin, products: [{ left, right }] };
}

/** convGradFilter: rows are taps and channels, terms windows, columns the channels that come out. */
export function convGradFilterProducts(sizes: ConvSizes, images: number): ConvProducts {
  const { groups, outChannels } = sizes;
  const { margin, windows, taps } = windowPlaces(sizes, images);
  const all = groups * outChannels;
  const left = { vectors: taps, terms: windows, out: steps(taps.length, all) };
  const right = { vectors: steps(outChannels), terms: steps(windows.length, all), out: steps(outChannels) };
  return { margin, products: [{ left, right }] };
}

/**
 * convGradInput: rows are places of the input, terms the taps that meet a window there, columns the input's channels.
 * Places that are a whole number of strides apart meet the same taps: one product for each such set.
 */
export function convGradInputProducts(sizes: ConvSizes, images: number): ConvProducts {
  const { groups, inChannels, outChannels, input, output, kernel, strides } = sizes;
  const phases = each((d) => phasesOf(sizes, d));
  const before = each((d) => Math.max(0, ...phases[d].flatMap(({ windows }) => windows.map((o) => -o))));
  const size = each((d) => {
    const ends = phases[d].flatMap(({ count, windows }) => windows.map((o) => o + count));
    return before[d] + Math.max(output[d], ...ends);
  });
  const dy = stridesOf(size, groups * outChannels);
  const dx = stridesOf(input, groups * inChannels);
  const w = stridesOf(kernel, inChannels * groups * outChannels);
  const products: PlacedProduct[] = [];
  for (const depth of phases[0])
    for (const height of phases[1])
      for (const width of phases[2]) {
        const phase = [depth, height, width] as const;
        const left = {
          vectors: sums(
            steps(images, dy[3]),
            each((d) => steps(phase[d].count, dy[d])),
          ),
          terms: sums(
            [0],
            each((d) => phase[d].windows.map((o) => (o + before[d]) * dy[d])),
            steps(outChannels),
          ),
          out: sums(
            steps(images, dx[3]),
            each((d) => steps(phase[d].count, strides[d] * dx[d], phase[d].first * dx[d])),
          ),
        };
        const right = {
          vectors: steps(inChannels, groups * outChannels),
          terms: sums(
            [0],
            each((d) => phase[d].taps.map((t) => t * w[d])),
            steps(outChannels),
          ),
          out: steps(inChannels),
        };
        products.push({ left, right });
      }
  return { margin: { size, before }, products };
}

/** Places of one axis that are a whole number of strides apart. */
interface Phase {
  readonly first: number;
  readonly count: number;
  /** Those that meet windows there, the last one first, so that the windows come in their order. */
  readonly taps: readonly number[];
  /** The window that each tap meets at the first place; it may lie outside. */
  readonly windows: readonly number[];
}

function phasesOf({ input, kernel, strides, dilation, padding }: ConvSizes, d: Dimension): Phase[] {
  const [stride, taps] = [strides[d], [...steps(kernel[d])].reverse()];
  return Array.from({ length: Math.min(stride, input[d]) }, (_, first) => {
    const distance = (t: number): number => first + padding[d] - t * dilation[d];
    const meeting = taps.filter((t) => distance(t) % stride === 0);
    const windows = meeting.map((t) => distance(t) / stride);
    return { first, count: Math.ceil((input[d] - first) / stride), taps: meeting, windows };
  });
}

/** Where windows begin in images with margins, and where their elements are from there. */
function windowPlaces(
  { groups, inChannels, input, output, kernel, strides, dilation, padding }: ConvSizes,
  images: number,
): { readonly margin: Margin; readonly windows: Int32Array; readonly taps: Int32Array } {
  const size = each((d) =>
    Math.max(padding[d] + input[d], (output[d] - 1) * strides[d] + (kernel[d] - 1) * dilation[d] + 1),
  );
  const x = stridesOf(size, groups * inChannels);
  return {
    margin: { size, before: padding },
    windows: sums(
      steps(images, x[3]),
      each((d) => steps(output[d], strides[d] * x[d])),
    ),
    taps: sums(
      [0],
      each((d) => steps(kernel[d], dilation[d] * x[d])),
      steps(inChannels),
    ),
  };
}

type Dimension = 0 | 1 | 2;

function each<T>(of: (d: Dimension) => T): readonly [T, T, T] {
  return [of(0), of(1), of(2)];
}

/** From a place to the next one on each axis, and, behind them, from an image to the next one. */
function stridesOf(
  [depth, height, width]: Volume,
  channels: number,
): readonly [number, number, number, number] {
  return [height * width * channels, width * channels, channels, depth * height * width * channels];
}

/** first, first + step, … */
function steps(count: number, step = 1, first = 0): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => first + i * step);
}

/** All sums of one number of each list, in row-major order. */
function sums(
  first: ArrayLike<number>,
  middle: readonly ArrayLike<number>[],
  last: ArrayLike<number> = [0],
): Int32Array {
  let result = Int32Array.from(first);
  for (const list of [...middle, last]) {
    const { length } = list;
    const before = result;
    result = Int32Array.from(
      { length: before.length * length },
      (_, i) => (before[Math.floor(i / length)] as number) + (list[i % length] as number),
    );
  }
  return result;
}
