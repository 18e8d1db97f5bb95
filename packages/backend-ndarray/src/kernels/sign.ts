import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

const assign = elementwise("sign", Math.sign);

/** out = 1 for x > 0, -1 for x < 0, 0 for x = 0 */
export const sign: Implementation<"sign", NdArray> =
  ({ x, out }) =>
  () =>
    assign(out, x);
