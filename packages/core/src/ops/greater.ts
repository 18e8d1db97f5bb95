import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { aligned, type Operand } from "./operand.ts";

/** 1 where a > b, else 0, as int32, elementwise, with broadcasting; has no gradient. */
export function greater(a: Operand, b: Operand): Tensor {
  const inputs = aligned("greater", { a, b });
  return apply("greater", {
    inputs,
    shape: inputs.a.shape,
    dtype: "int32",
    gradients: { a: null, b: null },
  });
}
