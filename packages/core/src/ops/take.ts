import { sizeOf } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { gather } from "./gather.ts";
import { axisOf, int32 } from "./operand.ts";
import { around } from "./reduction.ts";

/** Settings of `take`. */
export interface TakeOptions {
  /** 0, unless said; negative ones are counted from the end. */
  readonly axis?: number;
}

/**
 * Slices of x along an axis, by their int32 indices: x [..., n, ...] and indices of any shape give
 * [..., ...shape of indices, ...]. Gradients of repeated indices add up. NaN for indices outside 0 … n - 1.
 *
 * @throws RetrogradError for indices that are not int32
 */
export function take(x: Tensor, indices: Tensor, { axis = 0 }: TakeOptions = {}): Tensor {
  const at = axisOf("take", axis, x.shape.length);
  int32("take", "the tensor of indices", indices);
  const shape = x.shape.toSpliced(at, 1, ...indices.shape);
  return gather(x, indices, { ...around(x.shape, at), count: sizeOf(indices.shape) }, shape);
}
