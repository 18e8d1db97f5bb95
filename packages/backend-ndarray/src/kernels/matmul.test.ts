import newArray from "ndarray";
import { describe, expect, test } from "vitest";
import { matmul } from "./matmul.ts";

const sizes = { batch: 2, m: 3, n: 5, k: 1000, batchedA: true, batchedB: true };

describe.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])("transposeA %s, transposeB %s", (transposeA, transposeB) => {
  test("float32 products are sums of doubles, rounded once, however long they are", () => {
    const { batch, m, n, k } = sizes;
    const a = Float32Array.from({ length: batch * m * k }, (_, i) => 1 + Math.sin(i));
    const b = Float32Array.from({ length: batch * k * n }, (_, i) => 1 + Math.cos(i));
    const out = new Float32Array(batch * m * n).fill(NaN);
    matmul({ a: newArray(a), b: newArray(b), out: newArray(out) }, { ...sizes, transposeA, transposeB })();
    for (let p = 0; p < batch; p++)
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let l = 0; l < k; l++)
            sum +=
              a[p * m * k + (transposeA ? l * m + i : i * k + l)] *
              b[p * k * n + (transposeB ? j * k + l : l * n + j)];
          expect(out[(p * m + i) * n + j]).toBe(Math.fround(sum));
        }
  });

  test("one matrix serves the whole batch where it is not batched", () => {
    const out = newArray(new Float64Array(2));
    const one = { batch: 2, m: 1, n: 1, k: 2, transposeA, transposeB };
    const [four, two] = [newArray(Float64Array.of(1, 2, 3, 4)), newArray(Float64Array.of(5, 6))];
    matmul({ a: two, b: four, out }, { ...one, batchedA: false, batchedB: true })();
    expect(out.data).toEqual(Float64Array.of(17, 39));
    matmul({ a: four, b: two, out }, { ...one, batchedA: true, batchedB: false })();
    expect(out.data).toEqual(Float64Array.of(17, 39));
  });

  test("sums of no terms are 0", () => {
    const [nothing, out] = [newArray(new Float32Array(0)), newArray(new Float32Array(4).fill(NaN))];
    matmul(
      { a: nothing, b: nothing, out },
      { ...sizes, batch: 1, m: 2, n: 2, k: 0, transposeA, transposeB },
    )();
    expect(out.data).toEqual(new Float32Array(4));
  });
});
