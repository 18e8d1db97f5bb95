import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { div } from "./div.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";

/** √x, elementwise; the gradient at 0 is infinite. */
export function sqrt(x: Tensor): Tensor {
  return apply("sqrt", {
    inputs: { x: float("sqrt", x) },
    shape: x.shape,
    gradients: { x: (dy, y) => div(dy, mul(y, 2)) },
  });
}
