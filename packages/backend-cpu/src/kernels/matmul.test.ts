import type { MatmulSizes } from "@retrograd/core/backend";
import { expect, test } from "vitest";
import { matmul } from "./matmul.ts";

/** Whole numbers between -8 and 8: every order of adding gives the same sum. */
function numbers(count: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, (_, i) => ((i * 7919 + 13) % 17) - 8);
}

function expected(a: Float32Array, b: Float32Array, sizes: MatmulSizes): Float32Array {
  const { batch, m, n, k, transposeA, transposeB, batchedA, batchedB } = sizes;
  const out = new Float32Array(batch * m * n);
  for (let p = 0; p < batch; p++) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        for (let q = 0; q < k; q++) {
          const atA = (batchedA ? p * m * k : 0) + (transposeA ? q * m + i : i * k + q);
          const atB = (batchedB ? p * k * n : 0) + (transposeB ? j * k + q : q * n + j);
          out[(p * m + i) * n + j] += a[atA] * b[atB];
        }
      }
    }
  }
  return out;
}

function check(sizes: MatmulSizes): void {
  const { batch, m, n, k, batchedA, batchedB } = sizes;
  const a = numbers((batchedA ? batch : 1) * m * k);
  const b = numbers((batchedB ? batch : 1) * k * n);
  const out = new Float32Array(batch * m * n).fill(NaN);
  matmul({ a, b, out }, sizes)();
  expect(out, JSON.stringify(sizes)).toEqual(expected(a, b, sizes));
}

const transposes = [false, true].flatMap((transposeA) =>
  [false, true].map((transposeB) => ({ transposeA, transposeB })),
);
const one = { batch: 1, batchedA: true, batchedB: true };

test.each(transposes)("matmul $transposeA $transposeB, every size up to tiles and past them", (transpose) => {
  const sizes = [0, 1, 2, 3, 4, 5, 7, 13];
  for (const m of sizes)
    for (const n of sizes) for (const k of [...sizes, 64]) check({ ...one, ...transpose, m, n, k });
});

test.each(transposes)("matmul $transposeA $transposeB, past one block along each axis", (transpose) => {
  check({ ...one, ...transpose, m: 5, n: 7, k: 1031 });
  check({ ...one, ...transpose, m: 131, n: 4, k: 521 });
  check({ ...one, ...transpose, m: 5, n: 523, k: 521 });
  check({ ...one, ...transpose, m: 1, n: 37, k: 1031 });
  check({ ...one, ...transpose, m: 67, n: 2, k: 1031 });
});

test.each(transposes)("matmul $transposeA $transposeB, batched in A, B, both or none", (transpose) => {
  for (const batchedA of [false, true])
    for (const batchedB of [false, true])
      for (const [m, n, k] of [
        [3, 4, 2],
        [17, 11, 5],
        [1, 9, 64],
        [5, 3, 0],
      ])
        check({ batch: 3, batchedA, batchedB, ...transpose, m, n, k });
});

test("matmul in float64 keeps what float32 would lose", () => {
  const a = new Float64Array(64 * 64).fill(1 + 2 ** -40);
  const b = new Float64Array(64 * 64).fill(1);
  const out = new Float64Array(64 * 64);
  matmul({ a, b, out }, { ...one, transposeA: false, transposeB: false, m: 64, n: 64, k: 64 })();
  expect(out).toEqual(new Float64Array(64 * 64).fill(64 + 2 ** -34));
});

test("matmul hands on NaN and Infinity to the elements that depend on them alone", () => {
  const a = new Float32Array(9 * 9).fill(1);
  const b = new Float32Array(9 * 9).fill(1);
  const out = new Float32Array(9 * 9);
  a[8 * 9] = NaN;
  b[8] = Infinity;
  matmul({ a, b, out }, { ...one, transposeA: false, transposeB: false, m: 9, n: 9, k: 9 })();
  for (let i = 0; i < 9; i++)
    for (let j = 0; j < 9; j++) expect(out[i * 9 + j]).toBe(i === 8 ? NaN : j === 8 ? Infinity : 9);
});
