import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { abs } from "../ops/abs.ts";
import { add } from "../ops/add.ts";
import { constant } from "../ops/constant.ts";
import { customGradient } from "../ops/customGradient.ts";
import { exp } from "../ops/exp.ts";
import { log1p } from "../ops/log1p.ts";
import { mul } from "../ops/mul.ts";
import { neg } from "../ops/neg.ts";
import type { Operand } from "../ops/operand.ts";
import { relu } from "../ops/relu.ts";
import { sigmoid } from "../ops/sigmoid.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/** Settings of `binaryCrossEntropyWithLogits`. */
export interface BinaryCrossEntropyWithLogitsOptions {
  /** What targets of 1 count beside targets of 0: one number, or one for each place of the last axis; 1, unless said. */
  readonly positiveWeight?: number | readonly number[];
}

const subject = "binaryCrossEntropyWithLogits";

/**
 * L = w t softplus(-x) + (1 - t) softplus(x) per element: the cross-entropy of σ(x) with targets t from 0 to 1,
 * w = `positiveWeight`, without overflow. Without w the gradient is σ(x) - t. Its mean divides by the number of
 * elements.
 *
 * predictions (x, before the sigmoid) and targets [...] of one shape; weights [...] or of the first axes.
 */
export function binaryCrossEntropyWithLogits({
  positiveWeight = 1,
}: BinaryCrossEntropyWithLogitsOptions = {}): Loss {
  const given: readonly number[] = typeof positiveWeight === "number" ? [positiveWeight] : positiveWeight;
  for (const weight of given)
    if (!(weight >= 0 && weight < Infinity))
      reject(subject, `positive weight ${weight} is not a weight`, "give finite numbers from 0");
  return elementwise(subject, (x, t) => {
    if (typeof positiveWeight === "number") return ofLogits(x, t, positiveWeight);
    if (x.shape.at(-1) !== given.length)
      reject(
        subject,
        `has ${given.length} positive weights for predictions [${x.shape}]`,
        `give ${x.shape.at(-1) ?? "one"}, one for each place of the last axis`,
      );
    return ofLogits(x, t, constant(given, { dtype: x.dtype }));
  });
}

function ofLogits(x: Tensor, t: Tensor, w: Operand): Tensor {
  // softplus(x) = max(x, 0) + ln(1 + e^-|x|)
  const tail = log1p(exp(neg(abs(x))));
  if (w === 1)
    return customGradient(add(sub(relu(x), mul(x, t)), tail), {
      inputs: { x, t },
      gradients: { x: (dy) => mul(dy, sub(sigmoid(x), t)), t: (dy) => neg(mul(dy, x)) },
    });
  const yes = mul(add(relu(neg(x)), tail), w);
  const no = add(relu(x), tail);
  const rest = sub(1, t);
  return customGradient(add(mul(t, yes), mul(rest, no)), {
    inputs: { x, t },
    gradients: {
      x: (dy) => {
        const positive = mul(t, w);
        return mul(dy, sub(mul(sigmoid(x), add(positive, rest)), positive));
      },
      t: (dy) => mul(dy, sub(yes, no)),
    },
  });
}
