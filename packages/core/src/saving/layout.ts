import type { NumericArray } from "../array/array.ts";
import { dtypeOf, type Shape, sizeOf, zeros } from "../backend/dtype.ts";
import type { Layout } from "../graph/variable.ts";

/** The shape that a file has for a variable's. */
export function shapeInFile(shape: Shape, layout: Layout): Shape {
  if (layout === "same" || shape.length < 2) return shape;
  return [...shape.slice(-2).reverse(), ...shape.slice(0, -2)];
}

/** An array as a file holds it. */
export function arrayInFile({ dtype, shape, data }: NumericArray, layout: Layout): NumericArray {
  if (layout === "same" || shape.length < 2) return { dtype, shape, data };
  const [a, b] = shape.slice(-2) as [number, number];
  const numbers = reordered(
    data,
    [sizeOf(shape.slice(0, -2)), a, b],
    (k, i, j, kernel) => (j * a + i) * kernel + k,
  );
  return { dtype, shape: shapeInFile(shape, layout), data: numbers };
}

/** An array that a file holds, as a variable does. */
export function arrayFromFile({ dtype, shape, data }: NumericArray, layout: Layout): NumericArray {
  if (layout === "same" || shape.length < 2) return { dtype, shape, data };
  const [b, a] = shape as [number, number];
  const kernel = shape.slice(2);
  const numbers = reordered(data, [b, a, sizeOf(kernel)], (j, i, k) => (k * a + i) * b + j);
  return { dtype, shape: [...kernel, a, b], data: numbers };
}

/** out[placeOf(i, j, k, first axis)] = numbers[i, j, k] */
function reordered(
  numbers: NumericArray["data"],
  [first, second, third]: readonly [number, number, number],
  placeOf: (i: number, j: number, k: number, first: number) => number,
): NumericArray["data"] {
  const out = zeros(dtypeOf(numbers), numbers.length);
  // [2^40, 0] has no elements either: the loops would do nothing for hours.
  if (numbers.length === 0) return out;
  let at = 0;
  for (let i = 0; i < first; i++)
    for (let j = 0; j < second; j++)
      for (let k = 0; k < third; k++) out[placeOf(i, j, k, first)] = numbers[at++] as number;
  return out;
}
