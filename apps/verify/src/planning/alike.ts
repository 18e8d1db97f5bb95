import { ops } from "@retrograd/core";
import { fitted, vector } from "./fitted.ts";
import type { Choice } from "./pool.ts";

/** What keeps a square matrix square, so that anything may lie on top of anything: where plans are easiest to get wrong. */
export const alike: readonly Choice[] = [
  (_, x) => ops.sin(x),
  (_, x) => ops.relu(x),
  (pool, x) => ops.sub(x, fitted(pool.float(), x.shape)),
  (pool, x) => ops.mul(ops.sin(x), fitted(pool.float(), x.shape)),
  (pool, x) => ops.flip(x, pool.axes(x)),
  (_, x) => ops.transpose(x),
  (pool, x) => ops.sub(ops.flip(x, pool.axes(x)), x),
  (_, x) => ops.add(x, ops.transpose(x)),
  (_, x) => ops.cumsum(vector(x), { axis: 0 }),
  (_, x) => ops.softmax(vector(x)),
];
