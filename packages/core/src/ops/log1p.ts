import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { div } from "./div.ts";
import { float } from "./operand.ts";

/** ln(1 + x), elementwise; accurate near 0. */
export function log1p(x: Tensor): Tensor {
  return apply("log1p", {
    inputs: { x: float("log1p", x) },
    shape: x.shape,
    gradients: { x: (dy) => div(dy, add(x, 1)) },
  });
}
