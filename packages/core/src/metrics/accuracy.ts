import { argMax } from "../ops/argMax.ts";
import { equal } from "../ops/equal.ts";
import { type ClassOptions, classesOf } from "./classes.ts";
import type { Metric } from "./metric.ts";
import { hitsOf, share } from "./share.ts";

/**
 * The share of examples (or positions) whose largest prediction is that of the right class; of several equally
 * large ones the first counts. Weights do not.
 *
 * predictions [N, classes] or [N, classes, ...], logits or probabilities; targets: int32 labels of that shape
 * without the class axis, or probabilities of that shape.
 */
export function accuracy(options: ClassOptions = {}): Metric<"hits" | "count"> {
  return {
    name: "accuracy",
    measure(record) {
      const { axis, labels } = classesOf("accuracy", record, options);
      return hitsOf(equal(argMax(record.predictions, { axis }), labels), labels, options.ignoreIndex);
    },
    combine: ({ hits, count }) => share(hits, count),
  };
}
