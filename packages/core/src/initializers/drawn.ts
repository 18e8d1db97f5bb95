import { type Shape, sizeOf } from "../backend/dtype.ts";

/** One number after the other from `draw`. */
export function drawn(shape: Shape, draw: () => number): Float64Array {
  const numbers = new Float64Array(sizeOf(shape));
  for (let i = 0; i < numbers.length; i++) numbers[i] = draw();
  return numbers;
}
