import { constantLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** Zeros of x's shape and dtype. */
export function zerosLike(x: Tensor): Tensor {
  return constantLeaf(0, x.shape, x.dtype);
}
