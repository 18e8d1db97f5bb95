import { constantLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** Ones of x's shape and dtype. */
export function onesLike(x: Tensor): Tensor {
  return constantLeaf(1, x.shape, x.dtype);
}
