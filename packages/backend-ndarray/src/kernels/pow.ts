import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";

/** a^b as IEEE 754 defines it; ECMAScript differs where it gives NaN for 1^NaN and (±1)^(±∞), which are 1. */
const assign = elementwise("pow", (a: number, b: number) =>
  a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b,
);

/** out = a^b */
export const pow: Implementation<"pow", NdArray> =
  ({ a, b, out }) =>
  () =>
    assign(out, a, b);
