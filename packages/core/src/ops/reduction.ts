import type { Shape } from "../backend/dtype.ts";
import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Axis } from "../backend/kernels.ts";
import type { Tensor } from "../graph/tensor.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { axisOf } from "./operand.ts";
import { reshape } from "./reshape.ts";

/** Settings of ops that reduce axes: `sum`, `mean`, `max`, … */
export interface Reduction {
  /** Axes to reduce, negative ones counted from the end; all, unless said. */
  readonly axes?: readonly number[] | number;
  /** Keep the reduced axes, with length 1. */
  readonly keepDims?: boolean;
}

/**
 * Reduces axes by a kernel that takes one at a time, as [outer, length, inner]: neighbouring axes together,
 * the last ones first.
 */
export function reduceAxes(
  op: string,
  x: Tensor,
  { axes, keepDims = false }: Reduction,
  reduce: (x: Tensor, axis: Axis, shape: Shape) => Tensor,
): Tensor {
  const reduced = axesOf(op, axes, x.shape.length);
  const kept = x.shape.map((axis, d) => (reduced.has(d) ? 1 : axis));
  const shape = keepDims ? kept : x.shape.filter((_, d) => !reduced.has(d));
  let part = x;
  for (let end = x.shape.length; end > 0; end--) {
    if (!reduced.has(end - 1)) continue;
    let start = end - 1;
    while (reduced.has(start - 1)) start--;
    const axis = {
      outer: sizeOf(x.shape.slice(0, start)),
      length: sizeOf(x.shape.slice(start, end)),
      inner: sizeOf(kept.slice(end)),
    };
    part = reduce(part, axis, [...x.shape.slice(0, start), ...kept.slice(end)]);
    end = start + 1;
  }
  return reshape(part, shape);
}

/** What a reduction of `shape` gave, or a gradient of it, repeated along the reduced axes. */
export function spread(y: Tensor, shape: Shape, { axes }: Reduction): Tensor {
  const reduced = axesOf("spread", axes, shape.length);
  const kept = shape.map((axis, d) => (reduced.has(d) ? 1 : axis));
  return broadcastTo(reshape(y, kept), shape);
}

/** A reduction with its axes counted from the front; wrong ones are refused in the name of `op`. */
export function checked(op: string, x: Tensor, { axes, keepDims = false }: Reduction): Required<Reduction> {
  return { axes: [...axesOf(op, axes, x.shape.length)], keepDims };
}

/** How many elements go into each one of a reduction's result. */
export function countOf(shape: Shape, { axes }: Reduction): number {
  const reduced = axesOf("count", axes, shape.length);
  return sizeOf(shape.filter((_, d) => reduced.has(d)));
}

/** The axes that a reduction names, counted from the front. */
export function axesOf(
  op: string,
  axes: readonly number[] | number | undefined,
  rank: number,
): ReadonlySet<number> {
  if (axes === undefined) return new Set(Array.from({ length: rank }, (_, d) => d));
  const named = typeof axes === "number" ? [axes] : axes;
  const found = new Set(named.map((axis) => axisOf(op, axis, rank)));
  if (found.size !== named.length)
    reject(op, `names an axis twice in [${named}]`, "each axis can be reduced once");
  return found;
}

/** x as [outer, length, inner] around one axis. */
export function around(shape: Shape, axis: number): Axis {
  return {
    outer: sizeOf(shape.slice(0, axis)),
    length: shape[axis] as number,
    inner: sizeOf(shape.slice(axis + 1)),
  };
}
