import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { neg } from "./neg.ts";
import { aligned, float, type Operand } from "./operand.ts";

/**
 * a / b, elementwise, with broadcasting.
 *
 * @throws RetrogradError for integers, and where the dtypes differ or the shapes do not broadcast
 */
export function div(a: Operand, b: Operand): Tensor {
  const inputs = aligned("div", { a, b });
  return apply("div", {
    inputs,
    shape: float("div", inputs.a).shape,
    gradients: {
      a: (dy) => div(dy, inputs.b),
      b: (dy, y) => neg(div(mul(dy, y), inputs.b)),
    },
  });
}
