import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { div } from "./div.ts";
import { equal } from "./equal.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { checked, type Reduction, spread } from "./reduction.ts";
import { sqrt } from "./sqrt.ts";
import { square } from "./square.ts";
import { sum } from "./sum.ts";
import { where } from "./where.ts";

/** The Euclidean norm √(Σ x²) over some axes, or all; the gradient x / y is 0 where y is. */
export function norm2(x: Tensor, options: Reduction = {}): Tensor {
  const over = checked("norm2", float("norm2", x), options);
  return customGradient(sqrt(sum(square(x), over)), {
    inputs: { x },
    gradients: {
      x: (dy, y) => mul(x, spread(div(dy, where(equal(y, 0), 1, y)), x.shape, over)),
    },
  });
}
