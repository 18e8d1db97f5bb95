import { reject } from "../backend/error.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import { huberOf } from "./huber.ts";
import type { Loss } from "./loss.ts";

/** Settings of `smoothL1`. */
export interface SmoothL1Options {
  /** Where the parabola becomes a line; 1, unless said (PyTorch's default). */
  readonly beta?: number;
}

/**
 * With d = |p - t|: L = d² / (2β) below β, d - β/2 from there on, per element: Huber's loss divided by β
 * (Girshick 2015); its mean divides by the number of elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function smoothL1({ beta = 1 }: SmoothL1Options = {}): Loss {
  if (!(beta > 0 && beta < Infinity))
    reject(
      "smoothL1",
      `beta ${beta} is not positive`,
      "choose one above 0; meanAbsoluteError() is its limit at 0",
    );
  return elementwise("smoothL1", (p, t) => mul(huberOf(sub(p, t), beta), 1 / beta));
}
