import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/**
 * L = (p - t)² per element; its mean divides by the number of elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 *
 * @throws RetrogradError where the shapes differ: [64, 1] is not [64]
 */
export function meanSquaredError(): Loss {
  return elementwise("meanSquaredError", (p, t) => square(sub(p, t)));
}
