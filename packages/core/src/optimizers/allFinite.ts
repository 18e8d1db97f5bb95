import type { Tensor } from "../graph/tensor.ts";
import { abs } from "../ops/abs.ts";
import { div } from "../ops/div.ts";
import { lessEqual } from "../ops/lessEqual.ts";
import { max } from "../ops/max.ts";

/**
 * 1 where no element of x / divisor is NaN or as large as infinity, else 0, as one int32. The bound is below the
 * largest number, so that no shader compiler takes the comparison for one that always holds.
 */
export function allFinite(x: Tensor, divisor: Tensor | number = 1): Tensor {
  return lessEqual(div(max(abs(x)), divisor), x.dtype === "float64" ? 2 ** 1023 : 2 ** 127);
}
