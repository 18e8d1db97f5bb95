import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { reshaped } from "../views.ts";

/** out [outer, lengthA + lengthB] = [a | b], row by row */
export const concat: Implementation<"concat", NdArray> = ({ a, b, out }, { outer, lengthA, lengthB }) => {
  const rows = reshaped(out, outer, lengthA + lengthB);
  const left = rows.hi(outer, lengthA);
  const right = rows.lo(0, lengthA);
  const rowsOfA = reshaped(a, outer, lengthA);
  const rowsOfB = reshaped(b, outer, lengthB);
  return () => {
    ops.assign(left, rowsOfA);
    ops.assign(right, rowsOfB);
  };
};
