import { sizeOf } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { full } from "../ops/full.ts";
import { logicalAnd } from "../ops/logicalAnd.ts";
import { notEqual } from "../ops/notEqual.ts";
import { sum } from "../ops/sum.ts";

/** How many of the hits (int32, 0 or 1) there are, of how many; ignored labels count in neither. */
export function hitsOf(
  hits: Tensor,
  labels: Tensor,
  ignored: number | undefined,
): { readonly hits: Tensor; readonly count: Tensor } {
  if (ignored === undefined) return { hits: sum(hits), count: full([], sizeOf(hits.shape), "int32") };
  const counted = notEqual(labels, ignored);
  return { hits: sum(logicalAnd(hits, counted)), count: sum(counted) };
}

/** a / b, or 0 where there is nothing to divide by. */
export function share([a = 0]: readonly number[], [b = 0]: readonly number[]): number {
  return b === 0 ? 0 : a / b;
}
