import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import { cast } from "../ops/cast.ts";
import { customGradient } from "../ops/customGradient.ts";
import { exp } from "../ops/exp.ts";
import { expandDims } from "../ops/expandDims.ts";
import { logSoftmax } from "../ops/logSoftmax.ts";
import { mul } from "../ops/mul.ts";
import { neg } from "../ops/neg.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import { where } from "../ops/where.ts";
import { checkClassWeights, classWeightsAlong } from "./classWeights.ts";
import { countedLabels, countedLosses } from "./counted.ts";
import { classAxis, labelled } from "./labels.ts";
import type { Loss, Supervised } from "./loss.ts";
import { matching } from "./matching.ts";
import { weighted } from "./weighted.ts";

/** Settings of `softmaxCrossEntropy`. */
export interface SoftmaxCrossEntropyOptions {
  /** What each class counts; all 1, unless said. */
  readonly classWeights?: readonly number[];
  /** s: targets t become (1 - s) t + s / classes (Szegedy et al. 2016); 0, unless said. */
  readonly labelSmoothing?: number;
  /** A label whose examples do not count; none, unless said. */
  readonly ignoreIndex?: number;
  /** Where the classes lie; 1, unless said (as in PyTorch): the last axis of [examples, classes]. */
  readonly axis?: number;
}

const name = "softmaxCrossEntropy";

/**
 * Cross-entropy of softmax(predictions) with targets, per example (or position): L = -ln softmax(x)_y for a label y,
 * L = -Σ_c t_c ln softmax(x)_c for probabilities t. No overflow; the gradient is softmax(x) - t.
 *
 * predictions: [N, classes] or [N, classes, ...], before the softmax. targets: int32 labels, of that shape without
 * the class axis, or probabilities of that shape. weights: one for each example or position.
 *
 * With `classWeights` w, L = -Σ_c w_c t_c ln softmax(x)_c. The mean divides by the number of examples (positions);
 * for labels with class weights, by Σ w_y; ignored labels count in neither (as in PyTorch).
 *
 * @throws RetrogradError where shapes don't fit, where targets are neither labels nor probabilities, and, before a
 * run, where a label names no class
 * @example
 * cost(softmaxCrossEntropy(), { predictions: logits, targets: labels })   // logits [64, 10], labels int32 [64]
 * cost(softmaxCrossEntropy({ axis: -1 }), { predictions, targets })       // [batch, time, words], int32 [batch, time]
 */
export function softmaxCrossEntropy(options: SoftmaxCrossEntropyOptions = {}): Loss {
  const { classWeights, labelSmoothing = 0, ignoreIndex = null } = options;
  checkClassWeights(name, classWeights);
  if (!(labelSmoothing >= 0 && labelSmoothing < 1))
    reject(
      name,
      `label smoothing ${labelSmoothing} is out of range`,
      "choose from 0 to below 1, such as 0.1",
    );

  return {
    name,
    losses(record) {
      const { predictions: x, targets, weights } = record;
      const axis = classAxis(name, x, options.axis);
      const classes = x.shape[axis] as number;
      const w = classWeights ? classWeightsAlong(name, classWeights, x, axis) : null;
      const times = (a: Tensor): Tensor => (w ? mul(a, w) : a);
      const smooth = (t: Tensor): Tensor =>
        labelSmoothing ? add(mul(t, 1 - labelSmoothing), labelSmoothing / classes) : t;
      if (targets.dtype !== "int32") {
        checkProbabilities(record, ignoreIndex);
        const t = times(smooth(targets));
        const values = crossEntropy(x, t, { axis, sumsTo1: false, products: (logp) => mul(t, logp) });
        return { values: weighted(name, values, weights), divisor: sizeOf(values.shape) };
      }
      const hot = labelled(name, x, targets, { axis, ignored: ignoreIndex });
      const one = cast(hot, x.dtype);
      const t = times(smooth(one));
      // A class that is ruled out, x = -Infinity, costs nothing where another one is right.
      const products = (logp: Tensor): Tensor => (labelSmoothing ? mul(t, logp) : where(hot, times(logp), 0));
      return countedLosses(name, crossEntropy(x, t, { axis, sumsTo1: !w, products }), {
        counts: countedLabels(targets, ignoreIndex, x.dtype),
        classWeights: w && sum(mul(one, w), { axes: axis }),
        weights,
      });
    },
  };
}

/** -Σ_c t_c ln softmax(x)_c, of whose terms the caller makes the `products`; its gradient is Σ t · softmax(x) - t. */
function crossEntropy(
  x: Tensor,
  t: Tensor,
  {
    axis,
    sumsTo1,
    products,
  }: {
    readonly axis: number;
    /** Whether Σ t is 1 whatever t is. */
    readonly sumsTo1: boolean;
    readonly products: (logp: Tensor) => Tensor;
  },
): Tensor {
  const logp = logSoftmax(x, { axis });
  return customGradient(neg(sum(products(logp), { axes: axis })), {
    inputs: { x, t },
    gradients: {
      x: (dy) => {
        const p = exp(logp);
        const all = sumsTo1 ? p : mul(p, sum(t, { axes: axis, keepDims: true }));
        return mul(sub(all, t), expandDims(dy, axis));
      },
      t: (dy) => neg(mul(logp, expandDims(dy, axis))),
    },
  });
}

function checkProbabilities({ predictions, targets }: Supervised, ignored: number | null): void {
  if (!sameShape(predictions.shape, targets.shape))
    reject(
      name,
      `targets are ${targets.dtype} of shape [${targets.shape}], predictions [${predictions.shape}]`,
      `give class labels as int32 (an Int32Array) or probabilities of shape [${predictions.shape}]`,
    );
  matching(name, { predictions, targets });
  if (ignored !== null)
    reject(name, `cannot ignore label ${ignored} in probabilities`, "give such examples the weight 0");
}
