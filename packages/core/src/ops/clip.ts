import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { lessEqual } from "./lessEqual.ts";
import { logicalAnd } from "./logicalAnd.ts";
import { maximum } from "./maximum.ts";
import { minimum } from "./minimum.ts";
import { where } from "./where.ts";

/** Settings of `clip`. */
export interface ClipOptions {
  /** No lower end, unless said. */
  readonly min?: number;
  /** No upper end, unless said. */
  readonly max?: number;
}

/**
 * min(max(x, min), max), elementwise; the gradient is 1 from end to end, ends included, and 0 outside.
 *
 * @throws RetrogradError where min exceeds max
 */
export function clip(x: Tensor, { min = -Infinity, max = Infinity }: ClipOptions = {}): Tensor {
  if (min > max) reject("clip", `cannot clip to ${min} … ${max}`, "min must not exceed max");
  const low = min === -Infinity ? x : maximum(x, min);
  return customGradient(max === Infinity ? low : minimum(low, max), {
    inputs: { x },
    gradients: { x: (dy) => where(logicalAnd(greaterEqual(x, min), lessEqual(x, max)), dy, 0) },
  });
}
