import type { Tensor } from "../graph/tensor.ts";
import { elu } from "./elu.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";

const alpha = 1.6732632423543772;
const scale = 1.0507009873554805;

/** scale · elu(x, α), elementwise, with the α and scale that keep mean 0 and variance 1; the gradient at 0 is
 * scale · α (Klambauer et al. 2017). */
export function selu(x: Tensor): Tensor {
  float("selu", x);
  return mul(elu(x, { alpha }), scale);
}
