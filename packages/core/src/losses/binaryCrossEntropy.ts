import { add } from "../ops/add.ts";
import { customGradient } from "../ops/customGradient.ts";
import { div } from "../ops/div.ts";
import { log } from "../ops/log.ts";
import { log1p } from "../ops/log1p.ts";
import { maximum } from "../ops/maximum.ts";
import { mul } from "../ops/mul.ts";
import { neg } from "../ops/neg.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/**
 * L = -(t ln p + (1 - t) ln(1 - p)) per element, of probabilities p and targets t from 0 to 1; neither logarithm
 * counts below -100, nor p (1 - p) below 1e-12 in the gradient (as in PyTorch). Its mean divides by the number of
 * elements. For outputs before the sigmoid, `binaryCrossEntropyWithLogits` is more accurate.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function binaryCrossEntropy(): Loss {
  return elementwise("binaryCrossEntropy", (p, t) => {
    const yes = maximum(log(p), -100);
    const no = maximum(log1p(neg(p)), -100);
    return customGradient(neg(add(mul(t, yes), mul(sub(1, t), no))), {
      inputs: { p, t },
      gradients: {
        p: (dy) => div(mul(dy, sub(p, t)), maximum(mul(p, sub(1, p)), 1e-12)),
        t: (dy) => mul(dy, sub(no, yes)),
      },
    });
  });
}
