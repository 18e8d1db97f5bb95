import { alias } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** x itself, through which no gradient flows back. */
export function stopGradient(x: Tensor): Tensor {
  return alias(x, x.shape, {}, {});
}
