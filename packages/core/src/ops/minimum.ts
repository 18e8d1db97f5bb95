import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { aligned, type Operand } from "./operand.ts";
import { whereLarger } from "./whereLarger.ts";

/** The smaller of a and b, elementwise, with broadcasting; on a tie each gets half of the gradient. */
export function minimum(a: Operand, b: Operand): Tensor {
  const inputs = aligned("minimum", { a, b });
  return apply("minimum", {
    inputs,
    shape: inputs.a.shape,
    gradients: {
      a: (dy) => whereLarger(inputs.b, inputs.a, dy),
      b: (dy) => whereLarger(inputs.a, inputs.b, dy),
    },
  });
}
