import type { NumericArray } from "../array/array.ts";
import { dtypeOf, type Shape, type TypedArray, zeros } from "../backend/dtype.ts";
import type { Layout } from "../graph/variable.ts";

/** The shape that a file has for a variable's, and the other way around: exchanging twice changes nothing. */
export function laidOut(shape: Shape, layout: Layout): Shape {
  return layout === "transposed" ? shape.toReversed() : shape;
}

/** An array as a file holds it, and the other way around. */
export function arrayLaidOut({ dtype, shape, data }: NumericArray, layout: Layout): NumericArray {
  if (layout === "same") return { dtype, shape, data };
  const [rows = 1, columns = 1] = shape;
  return { dtype, shape: laidOut(shape, layout), data: transposed(data, rows, columns) };
}

/** out[j, i] = numbers[i, j], of [rows, columns]. */
function transposed(numbers: TypedArray, rows: number, columns: number): TypedArray {
  const out = zeros(dtypeOf(numbers), numbers.length);
  // [2^40, 0] has no elements either: the loops would do nothing for hours.
  if (numbers.length === 0) return out;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) out[j * rows + i] = numbers[i * columns + j] as number;
  return out;
}
