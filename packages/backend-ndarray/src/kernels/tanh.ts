import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

const assign = elementwise("tanh", Math.tanh);

/** out = tanh x */
export const tanh: Implementation<"tanh", NdArray> =
  ({ x, out }) =>
  () =>
    assign(out, x);
