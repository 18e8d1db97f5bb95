import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { aligned, broadcastShape, int32, type Operand } from "./operand.ts";

/**
 * a where condition ≠ 0, else b, elementwise, with broadcasting; condition is int32, as comparisons give it.
 *
 * @throws RetrogradError for a condition that is not int32, and where the shapes do not broadcast
 */
export function where(condition: Tensor, a: Operand, b: Operand): Tensor {
  int32("where", "the condition", condition);
  const pair = aligned("where", { a, b });
  const shape = broadcastShape("where", [condition.shape, pair.a.shape]);
  const c = broadcastTo(condition, shape);
  return apply("where", {
    inputs: { condition: c, a: broadcastTo(pair.a, shape), b: broadcastTo(pair.b, shape) },
    shape,
    dtype: pair.a.dtype,
    gradients: { condition: null, a: (dy) => where(c, dy, 0), b: (dy) => where(c, 0, dy) },
  });
}
