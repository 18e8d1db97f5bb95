import type { DType } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { cast } from "./cast.ts";
import { mul } from "./mul.ts";
import { type RandomOptions, randomBits } from "./randomBits.ts";
import { shiftRight } from "./shiftRight.ts";

/** Settings of `uniform`. */
export interface UniformOptions extends RandomOptions {
  /** 0, unless said. */
  readonly min?: number;
  /** 1, unless said. */
  readonly max?: number;
  /** float32, unless said; the numbers are the same. */
  readonly dtype?: DType;
}

/** Random numbers from min to max: min + (bits >>> 8) · 2^-24 · (max - min); without min and max exactly so. */
export function uniform(key: Tensor, options: UniformOptions): Tensor {
  const { min = 0, max = 1, dtype = "float32" } = options;
  const unit = mul(cast(shiftRight(randomBits(key, options), 8), dtype), 2 ** -24);
  return min === 0 && max === 1 ? unit : add(mul(unit, max - min), min);
}
