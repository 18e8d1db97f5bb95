import type { Tensor } from "../graph/tensor.ts";
import { clip } from "./clip.ts";
import { customGradient } from "./customGradient.ts";
import { greater } from "./greater.ts";
import { less } from "./less.ts";
import { logicalAnd } from "./logicalAnd.ts";
import { float } from "./operand.ts";
import { where } from "./where.ts";

/** Settings of `hardTanh`. */
export interface HardTanhOptions {
  /** -1, unless said. */
  readonly min?: number;
  /** 1, unless said. */
  readonly max?: number;
}

/** min(max(x, min), max), elementwise; the gradient at both ends is 0 (`clip` has 1 there). */
export function hardTanh(x: Tensor, { min = -1, max = 1 }: HardTanhOptions = {}): Tensor {
  float("hardTanh", x);
  return customGradient(clip(x, { min, max }), {
    inputs: { x },
    gradients: { x: (dy) => where(logicalAnd(greater(x, min), less(x, max)), dy, 0) },
  });
}
