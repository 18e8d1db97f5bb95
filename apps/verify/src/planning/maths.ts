import { ops, type Tensor } from "@retrograd/core";
import { fitted, vector } from "./fitted.ts";
import type { Choice, Pool } from "./pool.ts";

const unary: readonly ((x: Tensor) => Tensor)[] = [
  ops.neg,
  ops.abs,
  ops.sign,
  ops.floor,
  ops.sin,
  ops.cos,
  ops.tanh,
  ops.sigmoid,
  ops.erf,
  ops.relu,
  ops.softplus,
  ops.gelu,
  (x) => ops.exp(ops.minimum(x, 1)),
  (x) => ops.sqrt(ops.add(ops.abs(x), 0.25)),
  (x) => ops.log1p(ops.abs(x)),
  (x) => ops.square(ops.tanh(x)),
  (x) => ops.expm1(ops.sin(x)),
];

const binary: readonly ((a: Tensor, b: Tensor) => Tensor)[] = [
  ops.add,
  ops.sub,
  ops.mul,
  ops.maximum,
  ops.minimum,
  (a, b) => ops.div(a, ops.add(ops.square(b), 1)),
  (a, b) => ops.pow(ops.add(ops.abs(a), 0.5), ops.tanh(b)),
];

const compared = [ops.equal, ops.greater, ops.greaterEqual, ops.less, ops.notEqual];
const reductions = [
  ops.sum,
  ops.mean,
  ops.max,
  ops.min,
  ops.logSumExp,
  ops.norm2,
  ops.variance,
  ops.std,
  ops.prod,
];
const integers = [ops.add, ops.sub, ops.mul, ops.maximum, ops.greater];
const logical = [ops.logicalAnd, ops.logicalOr, ...integers];

/** What computes: each takes a tensor and the pool's choices. */
export const maths: readonly Choice[] = [
  (pool, x) => pool.of(unary)(x),
  (pool, x) => pool.of(unary)(pool.of(unary)(x)),
  (pool, x) => pool.of(binary)(x, fitted(pool.float(), x.shape)),
  (pool, x) => pool.of(binary)(fitted(pool.float(), x.shape), x),
  (pool, x) => pool.of(binary)(x, x),
  (pool, x) => ops.add(ops.mul(x, pool.of([1, 0.5, 0, -1])), pool.of([0, 1, -0.5])),
  (pool, x) => pool.of([ops.sub, ops.mul, ops.add])(pool.of([0, 1, -1]), x),
  (pool, x) => ops.where(fitted(pool.int(), x.shape), x, fitted(pool.float(), x.shape)),
  (pool, x) => pool.of(compared)(x, pool.choice(2) ? fitted(pool.float(), x.shape) : 0.25),
  (pool) => pool.of(integers)(pool.int(), pool.choice(3)),
  (pool) => {
    const a = pool.int();
    return pool.of(logical)(a, fitted(pool.int(), a.shape));
  },
  (_, x) => (vector(x).shape.at(-1) === 0 ? x : ops.argMax(vector(x))),
  (pool, x) => pool.of(reductions)(x, { axes: pool.axes(x), keepDims: pool.choice(2) === 1 }),
  (pool, x) => pool.of([ops.sum, ops.mean, ops.max])(x, { keepDims: pool.choice(2) === 1 }),
  (pool, x) => {
    const { mean, variance } = ops.moments(x, { axes: pool.axes(x), keepDims: pool.choice(2) === 1 });
    return pool.choice(2) ? mean : ops.add(variance, pool.choice(2) ? mean : 1);
  },
  (pool, x) => pool.of([ops.softmax, ops.logSoftmax])(vector(x), { axis: pool.axis(vector(x)) }),
  (pool, x) =>
    ops.cumsum(vector(x), {
      axis: pool.axis(vector(x)),
      exclusive: pool.choice(2) === 1,
      reverse: pool.choice(2) === 1,
    }),
  product,
  (_, x) => ops.cast(ops.mul(x, 10), "int32"),
  (pool, x) => ops.cast(pool.int(), x.dtype),
  (pool, x) => pool.of([ops.zerosLike, ops.onesLike])(x),
  (pool, x) => ops.broadcastTo(ops.full([], pool.of([0, 1, 2.5]), x.dtype), x.shape),
];

/** What computes too, but has not the gradient that central differences show. */
export const detached: readonly Choice[] = [
  (_, x) => ops.stopGradient(x),
  (pool, x) => {
    const other = fitted(pool.float(), x.shape);
    return ops.customGradient(ops.sin(x), {
      inputs: { x, other },
      gradients: { x: (dy, y) => ops.mul(dy, y), other: (dy) => ops.neg(dy) },
    });
  },
  (_, x) => ops.cast(ops.cast(x, "float32"), x.dtype),
];

/** A matrix product with what fits, or with itself turned. */
function product(pool: Pool, x: Tensor): Tensor {
  const matrix = x.shape.length > 1 ? x : ops.reshape(vector(x), [1, ...vector(x).shape]);
  const [rows, columns] = matrix.shape.slice(-2) as [number, number];
  const other = pool.float();
  const [p, q] = other.shape.length === 2 ? (other.shape as [number, number]) : [-1, -1];
  if (Math.max(rows, columns) > 100) return ops.sum(ops.mul(matrix, matrix), { axes: -1 });
  const scaled = ops.mul(matrix, 0.25);
  if (p === columns || q === columns) return ops.matmul(scaled, other, { transposeB: p !== columns });
  if (p === rows || q === rows)
    return ops.matmul(scaled, other, { transposeA: true, transposeB: p !== rows });
  const transposeA = pool.choice(2) === 1;
  return ops.matmul(scaled, matrix, { transposeA, transposeB: !transposeA });
}
