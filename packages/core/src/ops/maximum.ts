import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { aligned, type Operand } from "./operand.ts";
import { whereLarger } from "./whereLarger.ts";

/** The larger of a and b, elementwise, with broadcasting; on a tie each gets half of the gradient. */
export function maximum(a: Operand, b: Operand): Tensor {
  const inputs = aligned("maximum", { a, b });
  return apply("maximum", {
    inputs,
    shape: inputs.a.shape,
    gradients: {
      a: (dy) => whereLarger(inputs.a, inputs.b, dy),
      b: (dy) => whereLarger(inputs.b, inputs.a, dy),
    },
  });
}
