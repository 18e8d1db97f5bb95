import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** -x, elementwise. */
export function neg(x: Tensor): Tensor {
  return apply("neg", {
    inputs: { x },
    shape: x.shape,
    gradients: { x: (dy) => neg(dy) },
  });
}
