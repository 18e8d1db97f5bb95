import { mul } from "../ops/mul.ts";
import { relu } from "../ops/relu.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/**
 * L = max(0, 1 - t p)² per element, with targets 1 and -1; its mean divides by the number of elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function squaredHinge(): Loss {
  return elementwise("squaredHinge", (p, t) => square(relu(sub(1, mul(t, p)))));
}
