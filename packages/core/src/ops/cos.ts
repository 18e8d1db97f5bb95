import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { mul } from "./mul.ts";
import { neg } from "./neg.ts";
import { float } from "./operand.ts";
import { sin } from "./sin.ts";

/** cos x, elementwise. */
export function cos(x: Tensor): Tensor {
  return apply("cos", {
    inputs: { x: float("cos", x) },
    shape: x.shape,
    gradients: { x: (dy) => neg(mul(dy, sin(x))) },
  });
}
