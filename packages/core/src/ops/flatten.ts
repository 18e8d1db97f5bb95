import { sizeOf } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { axisOf } from "./operand.ts";
import { reshape } from "./reshape.ts";

/** Settings of `flatten`. */
export interface FlattenOptions {
  /** The first axis that is joined; 0, unless said. */
  readonly from?: number;
}

/** The same elements with all axes from one on joined: [N, 2, 3] from 1 is [N, 6]. */
export function flatten(x: Tensor, { from = 0 }: FlattenOptions = {}): Tensor {
  if (x.shape.length === 0) return reshape(x, [1]);
  const start = axisOf("flatten", from, x.shape.length);
  return reshape(x, [...x.shape.slice(0, start), sizeOf(x.shape.slice(start))]);
}
