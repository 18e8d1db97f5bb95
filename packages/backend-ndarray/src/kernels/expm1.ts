import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

const assign = elementwise("expm1", Math.expm1);

/** out = e^x - 1, accurate near 0 */
export const expm1: Implementation<"expm1", NdArray> =
  ({ x, out }) =>
  () =>
    assign(out, x);
