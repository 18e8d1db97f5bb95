import type { Shape, TypedArray } from "@retrograd/core/backend";
import { bitsOf } from "./bits.ts";

/** One array of a copy: where it starts, and from an element to the next one along each axis. */
export interface Walk {
  readonly numbers: TypedArray;
  readonly offset: number;
  readonly strides: readonly number[];
}

interface Axis {
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/** Elements of a tile's side: a tile of both arrays fits into the first level of cache. */
const side = 32;

/**
 * Makes `to[i₀, i₁, …] = from[i₀, i₁, …]` for all indices of `shape`, plane by plane. A plane is the last axis and the one
 * along which the array that is not dense is densest; where that one is not the last, the plane is copied by tiles.
 */
export function stridedCopy(shape: Shape, from: Walk, to: Walk): () => void {
  if (shape.includes(0)) return () => {};
  const x = bitsOf(from.numbers);
  const out = bitsOf(to.numbers);
  const axes = merged(shape, from.strides, to.strides);
  const column = axes.pop() ?? { size: 1, from: 1, to: 1 };
  const [row] = axes.length > 0 ? axes.splice(nearest(axes), 1) : [{ size: 1, from: 0, to: 0 }];
  const tiled = row.size > 1 && density(row) < Math.max(Math.abs(column.from), Math.abs(column.to));
  const height = tiled ? side : row.size;
  const width = tiled ? side : column.size;
  const index = axes.map(() => 0);
  return () => {
    let start = from.offset;
    let target = to.offset;
    for (let d = 0; d >= 0; ) {
      for (let i = 0; i < row.size; i += height) {
        for (let j = 0; j < column.size; j += width) {
          const rows = Math.min(i + height, row.size);
          const columns = Math.min(width, column.size - j);
          for (let r = i; r < rows; r++) {
            let source = (start + r * row.from + j * column.from) | 0;
            let at = (target + r * row.to + j * column.to) | 0;
            for (let c = 0; c < columns; c++) {
              out[at] = x[source];
              source = (source + column.from) | 0;
              at = (at + column.to) | 0;
            }
          }
        }
      }
      for (d = axes.length - 1; d >= 0; d--) {
        const axis = axes[d];
        start += axis.from;
        target += axis.to;
        if (++index[d] < axis.size) break;
        start -= axis.size * axis.from;
        target -= axis.size * axis.to;
        index[d] = 0;
      }
    }
  };
}

/** As few axes as both walks allow. */
function merged(shape: Shape, from: readonly number[], to: readonly number[]): Axis[] {
  const axes: Axis[] = [];
  shape.forEach((size, d) => {
    const last = axes.at(-1);
    if (size === 1) return;
    if (last && last.from === from[d] * size && last.to === to[d] * size)
      axes[axes.length - 1] = { size: last.size * size, from: from[d], to: to[d] };
    else axes.push({ size, from: from[d], to: to[d] });
  });
  return axes;
}

/** How far apart an axis's elements are in the array where they are closest; broadcast ones don't count. */
function density({ from, to }: Axis): number {
  return Math.min(Math.abs(from) || Infinity, Math.abs(to));
}

function nearest(axes: readonly Axis[]): number {
  return axes.reduce((best, axis, d) => (density(axis) <= density(axes[best]) ? d : best), 0);
}

/** Strides of a dense array. */
export function denseStrides(shape: Shape): number[] {
  return shape.map((_, d) => shape.slice(d + 1).reduce((size, axis) => size * axis, 1));
}
