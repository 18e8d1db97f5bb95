import type { Pass } from "../compile/pass.ts";
import { gradients } from "../graph/gradients.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import type { Optimizer } from "./optimizer.ts";

/** ∂cost/∂w for every w, computed as the optimizer wants it. */
export function gradientsFor(
  optimizer: Optimizer,
  cost: Tensor,
  of: readonly (Tensor | Variable)[],
  pass: Pass,
): Tensor[] {
  return optimizer.gradients?.(cost, of, pass) ?? gradients(cost, of);
}
