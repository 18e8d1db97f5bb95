import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { neg } from "./neg.ts";
import { aligned, type Operand } from "./operand.ts";

/**
 * a - b, elementwise, with broadcasting.
 *
 * @throws RetrogradError where the dtypes differ or the shapes do not broadcast
 */
export function sub(a: Operand, b: Operand): Tensor {
  const inputs = aligned("sub", { a, b });
  return apply("sub", {
    inputs,
    shape: inputs.a.shape,
    gradients: { a: (dy) => dy, b: (dy) => neg(dy) },
  });
}
