import type { Tensor } from "../graph/tensor.ts";
import { axisOf } from "./operand.ts";
import { reshape } from "./reshape.ts";

/** x with a new axis of length 1, which is the result's axis `axis`: [2, 3] at 1 is [2, 1, 3], at -1 [2, 3, 1]. */
export function expandDims(x: Tensor, axis: number): Tensor {
  return reshape(x, x.shape.toSpliced(axisOf("expandDims", axis, x.shape.length + 1), 0, 1));
}
