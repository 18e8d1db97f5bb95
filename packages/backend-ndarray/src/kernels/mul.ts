import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { elementwise } from "../elementwise.ts";

const multiplyIntegers = elementwise("mul", Math.imul);

/** out = a · b; a product of int32s can have more digits than a double holds, so they are multiplied modulo 2^32 */
export const mul: Implementation<"mul", NdArray> = ({ a, b, out }) =>
  out.dtype === "int32" ? () => multiplyIntegers(out, a, b) : () => ops.mul(out, a, b);
