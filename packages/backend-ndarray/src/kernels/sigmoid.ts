import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

const assign = elementwise("sigmoid", (x: number) => 1 / (1 + Math.exp(-x)));

/** out = 1 / (1 + e^-x); where e^-x is too large for a double, 1 / Infinity = 0 */
export const sigmoid: Implementation<"sigmoid", NdArray> =
  ({ x, out }) =>
  () =>
    assign(out, x);
