import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { checkedLabels, classAxis, type LabelOptions } from "../losses/labels.ts";
import { argMax } from "../ops/argMax.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import type { Measured } from "./metric.ts";

/** Settings of the metrics of classes. */
export interface ClassOptions {
  /** Where the classes lie; 1, unless said: the last axis of [examples, classes]. */
  readonly axis?: number;
  /** A label whose examples do not count; none, unless said. */
  readonly ignoreIndex?: number;
}

/** What class each place has, as int32: its label, or the most probable class where targets are probabilities. */
export function classesOf(
  subject: string,
  { predictions, targets }: Measured,
  { axis: at, ignoreIndex }: ClassOptions,
): { readonly axis: number; readonly labels: Tensor } {
  const axis = classAxis(subject, predictions, at);
  const options: LabelOptions = { axis, ignored: ignoreIndex ?? null };
  if (targets.dtype === "int32")
    return { axis, labels: checkedLabels(subject, predictions, targets, options) };
  if (!sameShape(predictions.shape, targets.shape))
    reject(
      subject,
      `targets are ${targets.dtype} of shape [${targets.shape}], predictions [${predictions.shape}]`,
      `give class labels as int32 (an Int32Array) or probabilities of shape [${predictions.shape}]`,
    );
  return { axis, labels: argMax(targets, { axis }) };
}
