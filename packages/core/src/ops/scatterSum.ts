import type { Shape } from "../backend/dtype.ts";
import type { Axis } from "../backend/kernels.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { gather } from "./gather.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { less } from "./less.ts";
import { logicalAnd } from "./logicalAnd.ts";
import { reshape } from "./reshape.ts";
import { where } from "./where.ts";

/** out[o, j, i] = Σ x[o, k, i] over the k with indices[k] = j, with out taken as [outer, length, inner]. */
export function scatterSum(x: Tensor, indices: Tensor, axis: Axis & { count: number }, shape: Shape): Tensor {
  return apply("scatterSum", {
    inputs: { x, indices },
    shape,
    parameters: axis,
    gradients: {
      x: (dy) => {
        const { outer, length, inner, count } = axis;
        const index = reshape(indices, [count, 1]);
        const inside = logicalAnd(greaterEqual(index, 0), less(index, length));
        const dx = gather(dy, indices, axis, [outer, count, inner]);
        return reshape(where(inside, dx, 0), x.shape);
      },
      indices: null,
    },
  });
}
