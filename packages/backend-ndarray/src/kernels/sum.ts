import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { accumulator } from "../accumulator.ts";
import { reshaped } from "../views.ts";

/** out[o, i] = Σ_k x[o, k, i]: the second half of the terms is added to the first until one term is left, so each
 * goes through log₂(length) additions */
export const sum: Implementation<"sum", NdArray> = ({ x, out }, { outer, length, inner }) => {
  if (length === 0) return () => ops.assigns(out, 0);
  const terms = reshaped(x, outer, length, inner);
  let half = Math.ceil(length / 2);
  const firstHalf = terms.hi(outer, half, inner);
  const sums = accumulator(x, outer, half, inner);
  const additions: [NdArray, NdArray][] = [[sums.hi(outer, length - half, inner), terms.lo(0, half, 0)]];
  for (let left = half; left > 1; left = half) {
    half = Math.ceil(left / 2);
    const rest = left - half;
    additions.push([sums.hi(outer, rest, inner), sums.lo(0, half, 0).hi(outer, rest, inner)]);
  }
  const total = sums.pick(null, 0, null);
  const result = reshaped(out, outer, inner);
  return () => {
    ops.assign(sums, firstHalf);
    for (const [to, from] of additions) ops.addeq(to, from);
    ops.assign(result, total);
  };
};
