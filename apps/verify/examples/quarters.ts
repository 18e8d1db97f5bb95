import { array, type NumericArray } from "@retrograd/core";

/** Points of a square [count, 2]; class 1 where both coordinates have the same sign, else 0. */
export function quarters(
  count: number,
  first = 1,
): { readonly x: NumericArray; readonly y: Int32Array<ArrayBuffer> } {
  const x = new Float32Array(2 * count);
  const y = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    // A low-discrepancy sequence: points spread evenly without a random number.
    const [a, b] = [(0.7548776662 * (k + first)) % 1, (0.5698402909 * (k + first)) % 1];
    x.set([2 * a - 1, 2 * b - 1], 2 * k);
    y[k] = a < 0.5 === b < 0.5 ? 1 : 0;
  }
  return { x: array(x, { shape: [count, 2] }), y };
}
