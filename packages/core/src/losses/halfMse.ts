import { mul } from "../ops/mul.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import type { Loss } from "./loss.ts";
import { matching } from "./matching.ts";
import { weighted } from "./weighted.ts";

/**
 * The textbooks' L_k = ½ Σ_j (p_kj - t_kj)² per example k, whose δ at a linear output is p - t; its mean divides by
 * the number of examples.
 *
 * predictions and targets [N, ...] of one shape; weights [N].
 */
export function halfMse(): Loss {
  const name = "halfMse";
  return {
    name,
    losses({ predictions, targets, weights }) {
      matching(name, { predictions, targets });
      const [examples = 1, ...rest] = predictions.shape;
      const halves = mul(square(sub(predictions, targets)), 0.5);
      const values = sum(halves, { axes: rest.map((_, d) => d + 1) });
      return { values: weighted(name, values, weights), divisor: examples };
    },
  };
}
