import type { Shape, TypedArray } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { expectOf } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import { arange } from "../ops/arange.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import { equal } from "../ops/equal.ts";
import { expandDims } from "../ops/expandDims.ts";
import { reshape } from "../ops/reshape.ts";

export interface LabelOptions {
  /** Where the classes lie, counted from the front; 1, unless said. */
  readonly axis?: number;
  /** A label that stands for no class. */
  readonly ignored?: number | null;
}

/**
 * 1 where the class of the place is the label's, else 0, as int32 of the predictions' shape.
 *
 * @param labels int32, of the predictions' shape without the class axis
 */
export function labelled(
  subject: string,
  predictions: Tensor,
  labels: Tensor,
  options: LabelOptions = {},
): Tensor {
  const { axis = 1 } = options;
  const classes = predictions.shape[axis] as number;
  const column: Shape = [classes, ...predictions.shape.slice(axis + 1).map(() => 1)];
  const checked = checkedLabels(subject, predictions, labels, options);
  return equal(expandDims(checked, axis), reshape(arange(classes), column));
}

/** The same labels, once they fit the predictions; those that are given as inputs are looked at before every run. */
export function checkedLabels(
  subject: string,
  predictions: Tensor,
  labels: Tensor,
  { axis = 1, ignored = null }: LabelOptions = {},
): Tensor {
  const shape = predictions.shape.toSpliced(axis, 1);
  if (labels.dtype !== "int32")
    reject(
      subject,
      `targets are ${labels.dtype} of shape [${labels.shape}], predictions [${predictions.shape}]`,
      "give class labels as int32 (an Int32Array)",
    );
  if (!sameShape(labels.shape, shape))
    reject(
      subject,
      `targets are int32 of shape [${labels.shape}], predictions [${predictions.shape}]`,
      `with classes on axis ${axis}, labels must have shape [${shape}]`,
    );
  const classes = predictions.shape[axis] as number;
  expectOf(labels, (numbers) => checkLabels(subject, numbers, classes, ignored));
  return labels;
}

/** Refuses labels that name no class. */
function checkLabels(
  subject: string,
  labels: TypedArray,
  classes: number,
  ignored: number | null = null,
): void {
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if ((label >= 0 && label < classes) || label === ignored) continue;
    const besides = ignored === null ? "" : `, or ${ignored}`;
    reject(
      subject,
      `label ${label} at position ${i} is out of range`,
      `labels must be whole numbers from 0 to ${classes - 1}${besides}`,
    );
  }
}

/** Where the classes lie: an axis counted from the front. */
export function classAxis(subject: string, predictions: Tensor, axis = 1): number {
  const rank = predictions.shape.length;
  const at = axis < 0 ? axis + rank : axis;
  if (rank < 2 || !Number.isInteger(at) || at < 1 || at >= rank)
    reject(
      subject,
      `predictions [${predictions.shape}] have no class axis ${axis}`,
      "give one row of classes for each example: [examples, classes]",
    );
  return at;
}
