import type { TypedArray } from "../dtype.ts";
import type { Strided } from "../kernels.ts";

/** How often the walk of a view starts again: element i + period is element i, for every i. */
export function periodOf({ shape, strides }: Strided): number {
  let period = 1;
  let inner = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    inner *= shape[d] ?? 1;
    if (strides[d] !== 0 && shape[d] !== 1) period = inner;
  }
  return period;
}

/** Makes `out = x[view]` for the view's elements from `start` on, as many as out holds. */
export function stridedLoad(x: TypedArray, view: Strided, start: number, out: TypedArray): () => void {
  const { shape, strides } = merged(view);
  const rank = shape.length;
  const first: number[] = new Array(rank).fill(0);
  for (let d = rank - 1, rest = start; d >= 0; d--) {
    const axis = shape[d] ?? 1;
    first[d] = rest % axis;
    rest = Math.floor(rest / axis);
  }
  const firstPlace = first.reduce((place, index, d) => place + index * (strides[d] ?? 0), view.offset);
  const last = Math.max(rank - 1, 0);
  const length = shape[last] ?? 1;
  const step = strides[last] ?? 0;
  const index: number[] = new Array(rank).fill(0);
  return () => {
    for (let d = 0; d < rank; d++) index[d] = first[d] as number;
    let place = firstPlace;
    let at = 0;
    while (at < out.length) {
      const end = Math.min(out.length, at + length - (index[last] ?? 0));
      for (; at < end; at++, place += step) out[at] = x[place] as number;
      // On to the next row: the walk stands one step past the end of its last axis.
      place -= length * step;
      index[last] = 0;
      for (let d = last - 1; d >= 0; d--) {
        place += strides[d] as number;
        if (++(index[d] as number) < (shape[d] as number)) break;
        place -= (shape[d] as number) * (strides[d] as number);
        index[d] = 0;
      }
    }
  };
}

/** The same walk with as few axes as it needs. */
function merged(view: Strided): { shape: number[]; strides: number[] } {
  const shape: number[] = [];
  const strides: number[] = [];
  view.shape.forEach((axis, d) => {
    if (axis === 1) return;
    const stride = view.strides[d] ?? 0;
    const last = shape.length - 1;
    if (last >= 0 && strides[last] === stride * axis) {
      shape[last] = (shape[last] as number) * axis;
      strides[last] = stride;
    } else {
      shape.push(axis);
      strides.push(stride);
    }
  });
  return { shape, strides };
}
