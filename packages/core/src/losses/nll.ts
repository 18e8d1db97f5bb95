import { cast } from "../ops/cast.ts";
import { mul } from "../ops/mul.ts";
import { neg } from "../ops/neg.ts";
import { sum } from "../ops/sum.ts";
import { where } from "../ops/where.ts";
import { checkClassWeights, classWeightsAlong } from "./classWeights.ts";
import { countedLabels, countedLosses } from "./counted.ts";
import { classAxis, labelled } from "./labels.ts";
import type { Loss } from "./loss.ts";

/** Settings of `nll`. */
export interface NllOptions {
  /** What each class counts; all 1, unless said. */
  readonly classWeights?: readonly number[];
  /** A label whose examples do not count; none, unless said. */
  readonly ignoreIndex?: number;
  /** Where the classes lie; 1, unless said (as in PyTorch): the last axis of [examples, classes]. */
  readonly axis?: number;
}

/**
 * Negative log-likelihood L = -w_y x_y of log-probabilities x (such as logSoftmax gives) and labels y; its mean
 * divides by Σ w_y over the labels that are not ignored, with w = 1 where there are no `classWeights`.
 *
 * predictions [N, classes] or [N, classes, ...]; targets: int32 labels of that shape without the class axis; weights:
 * one for each label.
 *
 * @throws RetrogradError where shapes don't fit and, before a run, where a label names no class
 */
export function nll({ classWeights, ignoreIndex, axis: at }: NllOptions = {}): Loss {
  const name = "nll";
  const ignored = ignoreIndex ?? null;
  checkClassWeights(name, classWeights);
  return {
    name,
    losses({ predictions: x, targets, weights }) {
      const axis = classAxis(name, x, at);
      const along = { axes: axis };
      const hot = labelled(name, x, targets, { axis, ignored });
      const w = classWeights ? classWeightsAlong(name, classWeights, x, axis) : null;
      return countedLosses(name, neg(sum(where(hot, w ? mul(x, w) : x, 0), along)), {
        counts: countedLabels(targets, ignored, x.dtype),
        classWeights: w && sum(mul(cast(hot, x.dtype), w), along),
        weights,
      });
    },
  };
}
