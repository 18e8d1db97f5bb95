import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { int32 } from "./operand.ts";

/** x >>> by, elementwise: int32 with zeros coming in from the left; has no gradient. */
export function shiftRight(x: Tensor, by: number): Tensor {
  return apply("shiftRight", {
    inputs: { x: int32("shiftRight", "x", x) },
    shape: x.shape,
    parameters: { by },
    gradients: { x: null },
  });
}
