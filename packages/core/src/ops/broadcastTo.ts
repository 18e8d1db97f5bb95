import type { Shape } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { apply, constantLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { reshape } from "./reshape.ts";
import { stridesOf } from "./strides.ts";
import { sum } from "./sum.ts";

/**
 * x repeated along new leading axes, and along axes of length 1, until it has `shape` (numpy's rules).
 *
 * @throws RetrogradError where an axis is neither 1 nor that of the shape
 */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const leading = shape.length - x.shape.length;
  const fits = leading >= 0 && x.shape.every((axis, d) => axis === 1 || axis === shape[d + leading]);
  if (!fits)
    reject(
      "broadcastTo",
      `cannot stretch [${x.shape}] to [${shape}]`,
      "trailing axes must be equal, or 1 in the former",
    );
  const { source } = x.node;
  if (source?.kind === "constant") return constantLeaf(source.value, shape, x.dtype);
  const dense = stridesOf(x.shape);
  const strides = shape.map((_, d) =>
    d < leading || x.shape[d - leading] === 1 ? 0 : (dense[d - leading] as number),
  );
  const stretched = shape.flatMap((_, d) => (strides[d] === 0 ? [d] : []));
  return apply("stridedRead", {
    inputs: { x },
    shape,
    parameters: { shape, strides, offset: 0 },
    gradients: { x: (dy) => reshape(sum(dy, { axes: stretched }), x.shape) },
  });
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((axis, d) => axis === b[d]);
}
