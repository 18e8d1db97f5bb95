import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

const assign = elementwise("where", (condition: number, a: number, b: number) => (condition !== 0 ? a : b));

/** out = a where condition ≠ 0, else b */
export const where: Implementation<"where", NdArray> =
  ({ condition, a, b, out }) =>
  () =>
    assign(out, condition, a, b);
