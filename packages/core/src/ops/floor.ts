import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { float } from "./operand.ts";

/** The largest whole number that is at most x, elementwise; has no gradient. */
export function floor(x: Tensor): Tensor {
  return apply("floor", {
    inputs: { x: float("floor", x) },
    shape: x.shape,
    gradients: { x: null },
  });
}
