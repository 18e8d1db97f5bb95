import type { Strided, TypedArray } from "@retrograd/core/backend";
import { bitsOf } from "./bits.ts";

interface Axis {
  size: number;
  /** From an element to the next one in the array that is walked by strides. */
  readonly stride: number;
  /** The same in the array that is dense. */
  readonly step: number;
  index: number;
}

/** Elements of a tile's side: a tile of both arrays fits into the first level of cache. */
const side = 32;

/**
 * Copies from an array that is walked by strides to a dense one, or `back`, plane by plane: the last axis, and of the
 * others the one with the smallest stride. Where that is smaller than the last one's, it goes by tiles: a transpose.
 */
export function stridedCopy(
  source: TypedArray,
  target: TypedArray,
  walk: Strided,
  back: boolean,
): () => void {
  const { shape, strides, offset } = walk;
  const x = bitsOf(source);
  const out = bitsOf(target);
  // From the last axis to the first one; neighbours that make one walk are one axis.
  const axes: Axis[] = [];
  let size = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    const inner = axes.at(-1);
    if (inner && strides[d] === inner.size * inner.stride) inner.size *= shape[d];
    else if (shape[d] !== 1) axes.push({ size: shape[d], stride: strides[d], step: size, index: 0 });
    size *= shape[d];
  }
  if (size === 0) return () => {};
  const single: Axis = { size: 1, stride: 0, step: 0, index: 0 };
  const column = axes.shift() ?? single;
  const row = axes.sort((a, b) => reach(a) - reach(b)).shift() ?? single;
  const tiled = reach(row) < Math.abs(column.stride);
  const height = tiled ? side : row.size;
  const width = tiled ? side : column.size;
  const from = back ? 1 : column.stride;
  const to = back ? column.stride : 1;
  return () => {
    let place = offset;
    let dense = 0;
    for (let d = -1; d < axes.length; ) {
      for (let i = 0; i < row.size; i += height) {
        for (let j = 0; j < column.size; j += width) {
          const columns = Math.min(width, column.size - j);
          for (let r = i; r < row.size && r < i + height; r++) {
            const a = (place + r * row.stride + j * column.stride) | 0;
            const b = (dense + r * row.step + j) | 0;
            let read = back ? b : a;
            let write = back ? a : b;
            for (let c = 0; c < columns; c++) {
              out[write] = x[read];
              read = (read + from) | 0;
              write = (write + to) | 0;
            }
          }
        }
      }
      // On to the next plane.
      for (d = 0; d < axes.length; d++) {
        const axis = axes[d];
        place += axis.stride;
        dense += axis.step;
        if (++axis.index < axis.size) break;
        place -= axis.size * axis.stride;
        dense -= axis.size * axis.step;
        axis.index = 0;
      }
    }
  };
}

/** Broadcast axes stay where they are: they are near to nothing. */
function reach({ stride }: Axis): number {
  return Math.abs(stride) || Infinity;
}
