import type { Tensor } from "../graph/tensor.ts";
import { hardTanh } from "./hardTanh.ts";
import { float } from "./operand.ts";

/** min(max(x, 0), 6), elementwise; the gradient at 0 and at 6 is 0 (Krizhevsky 2010). */
export function relu6(x: Tensor): Tensor {
  float("relu6", x);
  return hardTanh(x, { min: 0, max: 6 });
}
