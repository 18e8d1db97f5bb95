import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { div } from "./div.ts";
import { float } from "./operand.ts";

/** ln x, elementwise; -Infinity at 0, NaN below. */
export function log(x: Tensor): Tensor {
  return apply("log", {
    inputs: { x: float("log", x) },
    shape: x.shape,
    gradients: { x: (dy) => div(dy, x) },
  });
}
