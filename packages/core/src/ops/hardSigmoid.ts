import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { div } from "./div.ts";
import { float } from "./operand.ts";
import { relu6 } from "./relu6.ts";

/** min(max(x + 3, 0), 6) / 6, elementwise; the gradient at -3 and at 3 is 0 (Howard et al. 2019). */
export function hardSigmoid(x: Tensor): Tensor {
  float("hardSigmoid", x);
  return div(relu6(add(x, 3)), 6);
}
