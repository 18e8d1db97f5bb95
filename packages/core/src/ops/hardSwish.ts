import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { div } from "./div.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { hardSigmoid } from "./hardSigmoid.ts";
import { less } from "./less.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { where } from "./where.ts";

/** x · min(max(x + 3, 0), 6) / 6, elementwise; the gradient is -1/2 at -3 and 1 at 3 (Howard et al. 2019). */
export function hardSwish(x: Tensor): Tensor {
  float("hardSwish", x);
  return customGradient(mul(x, hardSigmoid(x)), {
    inputs: { x },
    gradients: {
      x: (dy) => {
        const rising = mul(dy, add(div(x, 3), 0.5));
        return where(greaterEqual(x, 3), dy, where(less(x, -3), 0, rising));
      },
    },
  });
}
