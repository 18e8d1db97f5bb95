import type { Shape } from "../backend/dtype.ts";
import type { Axis } from "../backend/kernels.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { scatterSum } from "./scatterSum.ts";

/** out[o, k, i] = x[o, indices[k], i], with x taken as [outer, length, inner]; NaN (int32: 0) for an index outside. */
export function gather(x: Tensor, indices: Tensor, axis: Axis & { count: number }, shape: Shape): Tensor {
  return apply("gather", {
    inputs: { x, indices },
    shape,
    parameters: axis,
    gradients: { x: (dy) => scatterSum(dy, indices, axis, x.shape), indices: null },
  });
}
