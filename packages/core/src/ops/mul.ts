import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { aligned, type Operand } from "./operand.ts";

/**
 * a · b, elementwise, with broadcasting.
 *
 * @throws RetrogradError where the dtypes differ or the shapes do not broadcast
 */
export function mul(a: Operand, b: Operand): Tensor {
  const inputs = aligned("mul", { a, b });
  return apply("mul", {
    inputs,
    shape: inputs.a.shape,
    gradients: { a: (dy) => mul(dy, inputs.b), b: (dy) => mul(dy, inputs.a) },
  });
}
