import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** dy where y > 0, else 0: what relu hands back. Linear in dy, and constant in y but at the corner. */
export function reluGrad(y: Tensor, dy: Tensor): Tensor {
  return apply("reluGrad", {
    inputs: { y, dy },
    shape: dy.shape,
    gradients: { y: null, dy: (d) => reluGrad(y, d) },
  });
}
