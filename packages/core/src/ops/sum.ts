import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { type Reduction, reduceAxes } from "./reduction.ts";
import { reshape } from "./reshape.ts";

/**
 * Σ x over some axes, or all.
 *
 * @throws RetrogradError for an axis that there is not, or that is named twice
 */
export function sum(x: Tensor, options: Reduction = {}): Tensor {
  return reduceAxes("sum", x, options, (part, axis, shape) =>
    apply("sum", {
      inputs: { x: part },
      shape,
      parameters: axis,
      gradients: {
        x: (dy) => {
          const { outer, length, inner } = axis;
          return reshape(broadcastTo(reshape(dy, [outer, 1, inner]), [outer, length, inner]), part.shape);
        },
      },
    }),
  );
}
