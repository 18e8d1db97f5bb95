import { reject } from "../backend/error.ts";
import { arange } from "../ops/arange.ts";
import { equal } from "../ops/equal.ts";
import { expandDims } from "../ops/expandDims.ts";
import { greater } from "../ops/greater.ts";
import { less } from "../ops/less.ts";
import { logicalAnd } from "../ops/logicalAnd.ts";
import { logicalOr } from "../ops/logicalOr.ts";
import { reshape } from "../ops/reshape.ts";
import { sum } from "../ops/sum.ts";
import { where } from "../ops/where.ts";
import { type ClassOptions, classesOf } from "./classes.ts";
import type { Metric } from "./metric.ts";
import { hitsOf, share } from "./share.ts";

/**
 * The share of examples (or positions) whose right class is among the k with the largest predictions; of equally
 * large ones the first come first. Named `top5Accuracy` for k = 5.
 *
 * predictions [N, classes] or [N, classes, ...], logits or probabilities; targets: int32 labels of that shape
 * without the class axis, or probabilities of that shape.
 */
export function topKAccuracy(k: number, options: ClassOptions = {}): Metric<"hits" | "count"> {
  const name = `top${k}Accuracy`;
  if (!Number.isInteger(k) || k < 1)
    reject("topKAccuracy", `k is ${k}`, "give a whole number from 1, such as 5");
  return {
    name,
    measure(record) {
      const { predictions: x } = record;
      const { axis, labels } = classesOf(name, record, options);
      const classes = reshape(arange(x.shape[axis] as number), [-1, ...x.shape.slice(axis + 1).map(() => 1)]);
      const label = expandDims(labels, axis);
      const own = sum(where(equal(classes, label), x, 0), { axes: axis, keepDims: true });
      const ahead = logicalOr(greater(x, own), logicalAnd(equal(x, own), less(classes, label)));
      const isNumber = reshape(equal(own, own), labels.shape);
      const hits = logicalAnd(less(sum(ahead, { axes: axis }), k), isNumber);
      return hitsOf(hits, labels, options.ignoreIndex);
    },
    combine: ({ hits, count }) => share(hits, count),
  };
}
