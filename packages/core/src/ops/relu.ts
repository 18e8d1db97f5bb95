import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { float } from "./operand.ts";
import { reluGrad } from "./reluGrad.ts";

/** max(x, 0), elementwise; the gradient at 0 is 0 (Nair & Hinton 2010). */
export function relu(x: Tensor): Tensor {
  return apply("relu", {
    inputs: { x: float("relu", x) },
    shape: x.shape,
    gradients: { x: (dy, y) => reluGrad(y, dy) },
  });
}
