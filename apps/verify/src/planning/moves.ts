import { ops, type Tensor } from "@retrograd/core";
import { sizeOf } from "@retrograd/core/backend";
import { fitted, vector } from "./fitted.ts";
import type { Choice, Pool } from "./pool.ts";

/** What moves elements about: each takes a tensor and the pool's choices. */
export const moves: readonly Choice[] = [
  sliced,
  (pool, x) => ops.slice(x, { begin: x.shape.map((axis) => pool.choice(Math.min(axis + 1, 2))) }),
  (pool, x) => ops.flip(x, pool.axes(x)),
  (pool, x) => ops.mul(ops.flip(x, pool.axes(x)), x),
  transposed,
  (pool, x) => {
    const pads = x.shape.map(() => [pool.choice(3), pool.choice(4)] as const);
    return ops.pad(x, { pads, value: pool.choice(2) });
  },
  (pool, x) => ops.pad(x, { pads: x.shape.map((_, d) => [0, d === 0 ? pool.choice(4) : 0] as const) }),
  (pool, x) => {
    const pads = x.shape.map(() => [pool.choice(2), 1] as const);
    return x.shape.includes(0) ? x : ops.pad(x, { pads, mode: "edge" });
  },
  joined,
  (pool, x) => ops.stack([x, fitted(pool.float(), x.shape)], pool.choice(x.shape.length + 1)),
  (pool, x) => {
    const rows = vector(x).shape[0] as number;
    const first = pool.choice(rows + 1);
    return pool.of(ops.split(vector(x), [first, rows - first]));
  },
  taken,
  scattered,
  (pool, x) => {
    const { shape } = x;
    const last = [...shape.slice(0, -2), sizeOf(shape.slice(-2))];
    return ops.reshape(x, pool.of([[sizeOf(shape)], [1, ...shape], [...shape, 1], shape.toReversed(), last]));
  },
  (pool, x) => ops.broadcastTo(x, [1 + pool.choice(3), ...x.shape]),
  (pool, x) =>
    ops.tile(
      x,
      x.shape.map(() => pool.choice(3)),
    ),
];

function sliced(pool: Pool, x: Tensor): Tensor {
  const begin = x.shape.map((axis) => pool.choice(axis + 1));
  const end = x.shape.map((axis, d) => axis - pool.choice(axis - (begin[d] as number) + 1));
  return ops.slice(x, { begin, end, strides: x.shape.map(() => 1 + pool.choice(3)) });
}

function transposed(pool: Pool, x: Tensor): Tensor {
  const order = x.shape.map((_, d) => d);
  for (const d of x.shape.keys()) order.push(...order.splice(pool.choice(d + 1), 1));
  return ops.transpose(x, order);
}

function joined(pool: Pool, x: Tensor): Tensor {
  const [first, other] = [vector(x), vector(pool.float())];
  const axis = pool.axis(first);
  const rank = first.shape.length;
  const fits = other.shape.length === rank && other.shape.every((n, d) => d === axis || n === first.shape[d]);
  const second = fits ? other : ops.sin(first);
  return ops.concat([first, second, first].slice(pool.choice(2)), axis);
}

function taken(pool: Pool, x: Tensor): Tensor {
  const axis = pool.axis(vector(x));
  const n = vector(x).shape[axis] as number;
  const index = pool.choice(3) ? pool.int() : ops.constant([n, 0, n, 1], { dtype: "int32" });
  return n === 0 ? x : ops.take(vector(x), inside(index, n), { axis });
}

function scattered(pool: Pool, x: Tensor): Tensor {
  const whole = vector(x);
  const axis = pool.axis(whole);
  const n = whole.shape[axis] as number;
  if (n === 0) return x;
  const ids = inside(ops.cast(ops.mul(ops.sin(whole), 100), "int32"), n);
  return pool.choice(2)
    ? ops.gatherElements(whole, ids, { axis })
    : ops.scatterAdd(whole, ids, ops.sin(whole), { axis });
}

/** Indices that lie in an axis of n. */
function inside(indices: Tensor, n: number): Tensor {
  return ops.maximum(ops.minimum(ops.abs(indices), n - 1), 0);
}
