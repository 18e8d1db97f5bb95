import type { Tensor } from "../graph/tensor.ts";
import { matching } from "../losses/matching.ts";
import { full } from "../ops/full.ts";
import { reshape } from "../ops/reshape.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import type { Metric } from "./metric.ts";

/**
 * The coefficient of determination R² = 1 - Σ (t - p)² / Σ (t - t̄)², with the mean t̄ over all examples; of several
 * outputs, the mean of their R². Where all targets are equal it is 1 for perfect predictions, else 0 (as
 * scikit-learn has it).
 *
 * predictions and targets [N] or [N, ...] of one shape. The sums of t² are float32 on most backends: targets of mean
 * m and standard deviation s cost (m / s)² of its accuracy.
 */
export function r2(): Metric<"residuals" | "targets" | "squares" | "count"> {
  return {
    name: "r2",
    measure({ predictions, targets }) {
      matching("r2", { predictions, targets });
      const [examples = 1] = targets.shape;
      const columns = (x: Tensor): Tensor => sum(reshape(x, [examples, -1]), { axes: 0 });
      return {
        residuals: columns(square(sub(targets, predictions))),
        targets: columns(targets),
        squares: columns(square(targets)),
        count: full([], examples, "int32"),
      };
    },
    combine({ residuals, targets, squares, count: [count = 0] }) {
      const values = residuals.map((residual, i) => {
        const spread = (squares[i] as number) - (targets[i] as number) ** 2 / count;
        if (spread > 0) return 1 - residual / spread;
        return residual === 0 ? 1 : 0;
      });
      return values.reduce((total, value) => total + value, 0) / values.length;
    },
  };
}
