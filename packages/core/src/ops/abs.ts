import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { sign } from "./sign.ts";

/** |x|, elementwise; the gradient at 0 is 0. */
export function abs(x: Tensor): Tensor {
  return apply("abs", {
    inputs: { x },
    shape: x.shape,
    gradients: { x: (dy) => mul(dy, sign(x)) },
  });
}
