/// <reference path="./types/ndarray-gemm.d.ts" />
import type { ConvSizes } from "@retrograd/core/backend";
import ndarray, { type NdArray } from "ndarray";
import gemm from "ndarray-gemm";
import ops from "ndarray-ops";
import { meetingsOf } from "./meetings.ts";

/** x, w and y of one tap and group, as matrices of doubles: [meetings, C], [C, F] and [meetings, F]. */
export interface Matrices {
  readonly x: NdArray;
  readonly w: NdArray;
  readonly y: NdArray;
}

/** The array that is computed; the other two are read. */
type Result = keyof Matrices;

/**
 * Adds up, tap by tap, a product of matrices: where windows meet a tap of the filter, a convolution is x · w, and its
 * gradients are y · wᵀ and xᵀ · y. Parts of arrays become matrices by copying, into doubles.
 */
export function convolution(
  sizes: ConvSizes,
  arrays: Readonly<Record<Result, NdArray>>,
  result: Result,
): () => void {
  const { groups, inChannels, outChannels } = sizes;
  const channels = { x: inChannels, y: outChannels };
  const sums = doubles(arrays[result].shape);
  const summed = { ...arrays, [result]: sums };
  const w = ndarray(summed.w.data, [-1, inChannels, groups * outChannels], undefined, summed.w.offset);
  const runs: (() => void)[] = [];
  for (const { x, y, tap } of meetingsOf(sizes, summed.x, summed.y))
    for (let g = 0; g < groups; g++) {
      const parts = {
        x: channelsOf(x, g * channels.x, channels.x),
        w: w
          .pick(tap, null, null)
          .lo(0, g * outChannels)
          .hi(inChannels, outChannels),
        y: channelsOf(y, g * channels.y, channels.y),
      };
      runs.push(productInto(parts, result));
    }
  const out = arrays[result];
  return () => {
    ops.assigns(sums, 0);
    for (const run of runs) run();
    ops.assign(out, sums);
  };
}

function channelsOf(x: NdArray, start: number, count: number): NdArray {
  const axes = x.shape.slice(0, 4);
  return x.lo(0, 0, 0, 0, start).hi(...axes, count);
}

/** Adds the product of two parts to the third. */
function productInto(parts: Matrices, result: Result): () => void {
  const matrices = { x: matrixOf(parts.x), w: matrixOf(parts.w), y: matrixOf(parts.y) };
  const { x, w, y } = matrices;
  const product = matrices[result];
  const copied = (["x", "w", "y"] as const).filter((name) => name !== result);
  const factors = { x: [y, w.transpose(1, 0)], w: [x.transpose(1, 0), y], y: [x, w] };
  const [a, b] = factors[result];
  const terms = ndarray(product.data, parts[result].shape);
  return () => {
    for (const name of copied) ops.assign(ndarray(matrices[name].data, parts[name].shape), parts[name]);
    gemm(product, a, b);
    ops.addeq(parts[result], terms);
  };
}

/** Memory for a part's elements: a matrix with a row for all but its last axis. */
function matrixOf({ shape, size }: NdArray): NdArray {
  const columns = shape[shape.length - 1];
  return doubles([columns === 0 ? 0 : size / columns, columns]);
}

function doubles(shape: readonly number[]): NdArray {
  return ndarray(new Float64Array(shape.reduce((product, axis) => product * axis, 1)), [...shape]);
}
