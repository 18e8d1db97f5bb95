import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { matmul } from "./matmul.ts";

/**
 * x W + b over the last axis: x [..., in], W [in, out], b [out] or none.
 *
 * @throws RetrogradError where the features of x are not those of W
 */
export function linear(x: Tensor, w: Tensor, b?: Tensor | null): Tensor {
  const z = matmul(x, w);
  return b ? add(z, b) : z;
}
