import { sizeOf } from "../backend/dtype.ts";
import { matching } from "../losses/matching.ts";
import { full } from "../ops/full.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import type { Metric } from "./metric.ts";

/** √(Σ (p - t)² / n) over all n elements; predictions and targets [...] of one shape. */
export function rootMeanSquaredError(): Metric<"squares" | "count"> {
  const name = "rootMeanSquaredError";
  return {
    name,
    measure({ predictions, targets }) {
      matching(name, { predictions, targets });
      return {
        squares: sum(square(sub(predictions, targets))),
        count: full([], sizeOf(targets.shape), "int32"),
      };
    },
    combine: ({ squares: [squares = 0], count: [count = 0] }) => Math.sqrt(squares / count),
  };
}
