import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { neg } from "./neg.ts";
import { aligned, float, type Operand } from "./operand.ts";

/** a / b, elementwise, with broadcasting. */
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
