import type { Tensor } from "../graph/tensor.ts";
import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { equal } from "./equal.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { max } from "./max.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { type Reduction, spread } from "./reduction.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";
import { where } from "./where.ts";

/** ln Σ e^x over some axes, or all, without overflow; -Infinity of no elements. ∂/∂x is the softmax of x. */
export function logSumExp(x: Tensor, options: Reduction = {}): Tensor {
  const m = finite(max(float("logSumExp", x), options));
  const y = add(log(sum(exp(sub(x, spread(m, x.shape, options))), options)), m);
  return customGradient(y, {
    inputs: { x },
    gradients: {
      x: (dy, y) => {
        const softmax = exp(sub(x, spread(finite(y), x.shape, options)));
        return mul(spread(dy, x.shape, options), softmax);
      },
    },
  });
}

/** m, but 0 where it is infinite: ∞ - ∞ is no number. */
function finite(m: Tensor): Tensor {
  return where(equal(abs(m), Infinity), 0, m);
}
