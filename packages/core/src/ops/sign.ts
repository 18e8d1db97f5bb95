import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** 1 for x > 0, -1 for x < 0, 0 at 0, elementwise; has no gradient. */
export function sign(x: Tensor): Tensor {
  return apply("sign", {
    inputs: { x },
    shape: x.shape,
    gradients: { x: null },
  });
}
