import { type Shape, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { alias } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { sameShape } from "./broadcastTo.ts";

/**
 * The same elements in the same row-major order under another shape; one axis may be -1: what is left.
 *
 * @throws RetrogradError where the shapes have different numbers of elements
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const open = shape.indexOf(-1);
  const known = sizeOf(shape.filter((axis) => axis !== -1));
  const size = sizeOf(x.shape);
  const full = open < 0 ? shape : shape.map((axis, d) => (d === open ? size / known : axis));
  if (sizeOf(full) !== size || full.some((axis) => !Number.isInteger(axis) || axis < 0))
    reject("reshape", `cannot make [${shape}] of [${x.shape}]`, `both must have ${size} elements`);
  if (sameShape(x.shape, full)) return x;
  return alias(x, full, { x }, { x: (dy) => reshape(dy, x.shape) });
}
