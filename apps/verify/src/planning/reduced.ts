import { ops, type Tensor } from "@retrograd/core";
import { fitted, vector } from "./fitted.ts";
import type { Choice, Pool } from "./pool.ts";

const along = [ops.sum, ops.mean, ops.max, ops.min, ops.variance, ops.norm2];

/** Elementwise steps, and what reads their results as a whole: where groups have prologues. */
export const reduced: readonly Choice[] = [
  (_, x) => ops.neg(x),
  (pool, x) => ops.mul(x, fitted(pool.float(), x.shape)),
  (pool, x) => ops.sub(fitted(pool.float(), x.shape), x),
  (_, x) => ops.tanh(x),
  (pool, x) => spread(pool, x, ops.neg(x)),
  (pool, x) => spread(pool, x, ops.mul(x, fitted(pool.float(), x.shape))),
  (pool, x) => spread(pool, x, ops.sub(ops.square(x), ops.mul(x, fitted(pool.float(), x.shape)))),
  (pool, x) => ops.layerNorm(vector(x), { axes: pool.axis(vector(x)), gamma: fitted(pool.float(), x.shape) }),
  (pool, x) => ops.softmax(vector(ops.mul(x, -1)), { axis: pool.axis(vector(x)) }),
  (pool, x) => ops.cumsum(vector(ops.sub(x, 1)), { axis: pool.axis(vector(x)) }),
  (_, x) => (x.shape.includes(0) ? x : ops.cast(ops.argMax(vector(ops.add(x, x))), x.dtype)),
  (_, x) => (x.shape.length === 2 ? ops.matmul(ops.mul(x, 0.25), x, { transposeB: true }) : x),
  (_, x) => ops.concat([vector(ops.neg(x)), vector(ops.mul(x, x))]),
  (_, x) => ops.pad(ops.sub(x, 2), { pads: x.shape.map(() => [1, 0] as const) }),
];

/** y, reduced along some axes, back over x. */
function spread(pool: Pool, x: Tensor, y: Tensor): Tensor {
  const rows = pool.of(along)(y, { axes: pool.axes(x), keepDims: true });
  return pool.choice(2) ? ops.mul(y, ops.sin(rows)) : ops.add(ops.sin(rows), x);
}
