import type { Shape } from "../backend/dtype.ts";
import { reshape as reshapeOp } from "../ops/reshape.ts";
import type { Layer } from "./layer.ts";

/** [N, …] as [N, ...shape]: another shape for each example; one axis may be -1: what is left. */
export function reshape(shape: Shape): Layer {
  return { name: "reshape", forward: (x) => reshapeOp(x, [x.shape[0] ?? 1, ...shape]) };
}
