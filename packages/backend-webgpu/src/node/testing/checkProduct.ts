import type { Backend } from "@retrograd/core/backend";
import { expect } from "vitest";
import { compute } from "./compute.ts";
import { wholes } from "./wholes.ts";

/** Of a product. */
export type Size = readonly [batch: number, m: number, n: number, k: number];

/** The product in whole numbers, which every order of additions gives. */
function product([batch, m, n, k]: Size, flags: number, a: Float32Array, b: Float32Array): Float32Array {
  const [transposeA, transposeB, batchedA, batchedB] = bits(flags);
  return new Float32Array(batch * m * n).map((_, at) => {
    const [p, i, j] = [Math.floor(at / (m * n)), Math.floor(at / n) % m, at % n];
    let total = 0;
    for (let l = 0; l < k; l++)
      total +=
        a[(batchedA ? p * m * k : 0) + (transposeA ? l * m + i : i * k + l)] *
        b[(batchedB ? p * k * n : 0) + (transposeB ? j * k + l : l * n + j)];
    return total;
  });
}

function bits(flags: number): boolean[] {
  return [1, 2, 4, 8].map((bit) => (flags & bit) !== 0);
}

/** A product on a backend is the one in whole numbers.
 *
 * @param flags bits: A transposed, B transposed, A batched, B batched */
export async function checkProduct(backend: Backend, size: Size, flags: number): Promise<void> {
  const [batch, m, n, k] = size;
  const [transposeA, transposeB, batchedA, batchedB] = bits(flags);
  const a = wholes((batchedA ? batch : 1) * m * k, 3);
  const b = wholes((batchedB ? batch : 1) * k * n, 5);
  const parameters = { batch, m, n, k, transposeA, transposeB, batchedA, batchedB };
  const call = { kernel: "matmul", operands: { a, b }, parameters, size: batch * m * n } as const;
  const actual = await compute(backend, call);
  const expected = product(size, flags, a, b);
  expect(actual.length).toBe(expected.length);
  const wrong = expected.findIndex((value, i) => !Object.is(value + 0, actual[i] + 0));
  expect(wrong < 0 || `${wrong}: ${actual[wrong]} for ${expected[wrong]}`, JSON.stringify(parameters)).toBe(
    true,
  );
}
