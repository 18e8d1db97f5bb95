import { sizeOf } from "../backend/dtype.ts";
import { argMax } from "../ops/argMax.ts";
import { matmul } from "../ops/matmul.ts";
import { oneHot } from "../ops/oneHot.ts";
import { reshape } from "../ops/reshape.ts";
import { type ClassOptions, classesOf } from "./classes.ts";
import type { Metric } from "./metric.ts";

/**
 * How often each class (row) was taken for each class (column).
 *
 * predictions [N, classes] or [N, classes, ...], logits or probabilities; targets: int32 labels of that shape
 * without the class axis, or probabilities of that shape.
 */
export function confusionMatrix(options: ClassOptions = {}): Metric<"counts"> {
  const name = "confusionMatrix";
  return {
    name,
    measure(record) {
      const { axis, labels } = classesOf(name, record, options);
      const { predictions } = record;
      const classes = predictions.shape[axis] as number;
      const flat = [sizeOf(labels.shape)];
      const actual = oneHot(reshape(labels, flat), classes);
      const predicted = oneHot(reshape(argMax(predictions, { axis }), flat), classes);
      return { counts: matmul(actual, predicted, { transposeA: true }) };
    },
    combine({ counts }) {
      const classes = Math.round(Math.sqrt(counts.length));
      return Array.from({ length: classes }, (_, row) => counts.slice(row * classes, (row + 1) * classes));
    },
  };
}
