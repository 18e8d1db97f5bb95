import { mul } from "../ops/mul.ts";
import { relu } from "../ops/relu.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/**
 * L = max(0, 1 - t p) per element, with targets 1 and -1 and gradient 0 at the corner (Cortes & Vapnik 1995); its
 * mean divides by the number of elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function hinge(): Loss {
  return elementwise("hinge", (p, t) => relu(sub(1, mul(t, p))));
}
