import { array, dense, type NumericArray, type Sequential, sequential, sigmoid, tanh } from "@retrograd/core";

/** Points of the unit square and whether they lie in two opposite quarters: what no linear model learns. */
export function quarters(count: number): { readonly x: NumericArray; readonly y: NumericArray } {
  const x = new Float32Array(2 * count);
  const y = new Float32Array(count);
  for (let k = 0; k < count; k++) {
    // A low-discrepancy sequence (Roberts 2018), so that no seed matters.
    const [a, b] = [(0.7548776662 * (k + 1)) % 1, (0.5698402909 * (k + 1)) % 1];
    x[2 * k] = 2 * a - 1;
    x[2 * k + 1] = 2 * b - 1;
    y[k] = a < 0.5 === b < 0.5 ? 1 : 0;
  }
  return { x: array(x, { shape: [count, 2] }), y: array(y, { shape: [count, 1] }) };
}

/** 2-16-1, tanh then sigmoid. */
export function network(): Sequential {
  return sequential([dense(16), tanh(), dense(1), sigmoid()]);
}
