import { abs } from "../ops/abs.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/**
 * L = |p - t| per element, with gradient 0 where they are equal; its mean divides by the number of elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function meanAbsoluteError(): Loss {
  return elementwise("meanAbsoluteError", (p, t) => abs(sub(p, t)));
}
