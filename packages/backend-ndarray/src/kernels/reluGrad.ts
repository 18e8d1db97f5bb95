import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

const assign = elementwise("reluGrad", (y: number, dy: number) => (y > 0 ? dy : 0));

/** out = dy where y > 0, else 0 */
export const reluGrad: Implementation<"reluGrad", NdArray> =
  ({ y, dy, out }) =>
  () =>
    assign(out, y, dy);
