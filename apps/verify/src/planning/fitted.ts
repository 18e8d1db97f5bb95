import { ops, type Tensor } from "@retrograd/core";

/** x, of one axis at least. */
export function vector(x: Tensor): Tensor {
  return x.shape.length === 0 ? ops.reshape(x, [1]) : x;
}

/** x under `shape`: broadcast where it can be, else the broadcast mean of it. */
export function fitted(x: Tensor, shape: readonly number[]): Tensor {
  return ops.broadcastTo(broadcasts(x, shape) ? x : bounded(ops.sum(x)), shape);
}

/** Whether x broadcasts to `shape`. */
function broadcasts(x: Tensor, shape: readonly number[]): boolean {
  const leading = shape.length - x.shape.length;
  return leading >= 0 && x.shape.every((axis, d) => axis === 1 || axis === shape[leading + d]);
}

/** x between -1 and 1, so that numbers grow no further. */
export function bounded(x: Tensor): Tensor {
  return x.dtype === "int32" ? ops.minimum(x, 1) : ops.sin(x);
}
