import type { Shape } from "../backend/dtype.ts";
import type { Axis } from "../backend/kernels.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { gather } from "./gather.ts";

/** out[o, j, i] = Σ x[o, k, i] over the k with indices[k] = j, with out taken as [outer, length, inner]. */
export function scatterSum(x: Tensor, indices: Tensor, axis: Axis & { count: number }, shape: Shape): Tensor {
  return apply("scatterSum", {
    inputs: { x, indices },
    shape,
    parameters: axis,
    gradients: { x: (dy) => gather(dy, indices, axis, x.shape), indices: null },
  });
}
