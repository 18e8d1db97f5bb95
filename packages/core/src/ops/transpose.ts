import type { Shape } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { reshape } from "./reshape.ts";
import { stridesOf } from "./strides.ts";

/**
 * x with its axes in another order: axis k of the result is axis perm[k] of x; reversed, unless said.
 *
 * @throws RetrogradError where an axis is named twice or not at all
 */
export function transpose(x: Tensor, perm: readonly number[] = x.shape.map((_, d) => -1 - d)): Tensor {
  const order = orderOf(perm, x.shape);
  const shape = order.map((d) => x.shape[d] as number);
  const moved = order.filter((d) => x.shape[d] !== 1);
  if (moved.every((d, i) => i === 0 || d > (moved[i - 1] as number))) return reshape(x, shape);
  const dense = stridesOf(x.shape);
  const inverse: number[] = [];
  order.forEach((d, k) => {
    inverse[d] = k;
  });
  return apply("stridedRead", {
    inputs: { x },
    shape,
    parameters: { shape, strides: order.map((d) => dense[d] as number), offset: 0 },
    gradients: { x: (dy) => transpose(dy, inverse) },
  });
}

/** A permutation of the axes, each counted from the front. */
function orderOf(perm: readonly number[], shape: Shape): number[] {
  const rank = shape.length;
  const order = perm.map((d) => (d < 0 ? d + rank : d));
  if (order.length !== rank || !shape.every((_, d) => order.includes(d)))
    reject(
      "transpose",
      `cannot order the axes of [${shape}] by [${perm}]`,
      `each of the axes 0 to ${rank - 1} must be named once`,
    );
  return order;
}
