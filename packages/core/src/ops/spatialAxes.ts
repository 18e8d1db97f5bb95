import type { Shape } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";

/** The axes between batch and channels, of which there must be one at least. */
export function spatialAxes(op: string, shape: Shape): number[] {
  if (shape.length < 3)
    reject(
      op,
      `cannot take an input of [${shape}]`,
      "it must be [batch, ..., channels] with spatial axes between",
    );
  return shape.slice(1, -1).map((_, d) => d + 1);
}
