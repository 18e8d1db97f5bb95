import { type Shape, sizeOf } from "../backend/dtype.ts";

/**
 * How many inputs a unit has, and how many units an input feeds: [in, out] of a dense layer gives in and out;
 * [...kernel, in, out] of a convolution both times the kernel's elements; [n] gives n and n. At least 1.
 */
export function fansOf(shape: Shape): { readonly in: number; readonly out: number } {
  const [inputs = 1, outputs = inputs] = shape.slice(-2);
  const kernel = sizeOf(shape.slice(0, -2));
  return { in: Math.max(1, kernel * inputs), out: Math.max(1, kernel * outputs) };
}
