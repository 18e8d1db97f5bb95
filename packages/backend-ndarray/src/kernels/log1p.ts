import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

const assign = elementwise("log1p", Math.log1p);

/** out = ln(1 + x), accurate near 0 */
export const log1p: Implementation<"log1p", NdArray> =
  ({ x, out }) =>
  () =>
    assign(out, x);
