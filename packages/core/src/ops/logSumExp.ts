import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { clip } from "./clip.ts";
import { customGradient } from "./customGradient.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { max } from "./max.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { checked, type Reduction, spread } from "./reduction.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";

/** ln Σ e^x over some axes, or all, without overflow; -Infinity of no elements. ∂/∂x is the softmax of x. */
export function logSumExp(x: Tensor, options: Reduction = {}): Tensor {
  const over = checked("logSumExp", float("logSumExp", x), options);
  const m = finite(max(x, over));
  const y = add(log(sum(exp(sub(x, spread(m, x.shape, over))), over)), m);
  return customGradient(y, {
    inputs: { x },
    gradients: {
      x: (dy, y) => {
        const softmax = exp(sub(x, spread(finite(y), x.shape, over)));
        return mul(spread(dy, x.shape, over), softmax);
      },
    },
  });
}

/** m, but the largest finite number of its dtype in place of an infinite one: ∞ - ∞ is no number. */
function finite(m: Tensor): Tensor {
  const most = m.dtype === "float64" ? Number.MAX_VALUE : 2 ** 128 - 2 ** 104;
  return clip(m, { min: -most, max: most });
}
