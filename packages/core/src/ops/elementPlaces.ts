import { type Shape, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Axis } from "../backend/kernels.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { constant } from "./constant.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { less } from "./less.ts";
import { logicalAnd } from "./logicalAnd.ts";
import { mul } from "./mul.ts";
import { axisOf, int32 } from "./operand.ts";
import { around } from "./reduction.ts";
import { reshape } from "./reshape.ts";
import { where } from "./where.ts";

export interface ElementPlaces {
  /** The part of the shape that ids can name: theirs, but all of the axis. */
  readonly reached: Shape;
  /** For each id, the place in that part, counted row-major; -1 for ids outside. */
  readonly places: Tensor;
  /** For `gather` and `scatterSum` by those places. */
  readonly flat: Axis & { readonly count: number };
}

/** Where in a tensor of `shape` the elements are that have the coordinates of an id, but the id itself on `axis`. */
export function elementPlaces(op: string, shape: Shape, ids: Tensor, axis: number): ElementPlaces {
  int32(op, "the tensor of ids", ids);
  const at = axisOf(op, axis, shape.length);
  const fits = (n: number, d: number): boolean => d === at || n <= (shape[d] as number);
  if (ids.shape.length !== shape.length || !ids.shape.every(fits))
    reject(
      op,
      `cannot use ids [${ids.shape}] along axis ${at} of [${shape}]`,
      "ids must have as many axes, none of them longer but that one",
    );
  const reached = ids.shape.with(at, shape[at] as number);
  const { outer, length, inner } = around(reached, at);
  const id = reshape(ids, [outer, ids.shape[at] as number, inner]);
  let places = inner === 1 ? id : mul(id, inner);
  if (outer > 1) places = add(places, multiplesOf(length * inner, [outer, 1, 1]));
  if (inner > 1) places = add(places, multiplesOf(1, [1, 1, inner]));
  const inside = logicalAnd(greaterEqual(id, 0), less(id, length));
  return {
    reached,
    places: where(inside, places, -1),
    flat: { outer: 1, length: sizeOf(reached), inner: 1, count: sizeOf(ids.shape) },
  };
}

/** 0, n, 2 n, … in a given shape. */
function multiplesOf(n: number, shape: Shape): Tensor {
  return constant(
    Int32Array.from({ length: sizeOf(shape) }, (_, i) => i * n),
    { shape },
  );
}
