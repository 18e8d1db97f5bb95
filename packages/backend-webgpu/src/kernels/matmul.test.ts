import { describe, expect, it } from "vitest";
import { compute } from "../node/testing/compute.ts";
import { testBackend } from "../node/testing/testBackend.ts";
import { wholes } from "../node/testing/wholes.ts";

const { backend: quads, missing } = await testBackend();
const { backend: plain } = await testBackend({ isCpu: true, hasQuads: false });
const { backend: tiled } = await testBackend({ isCpu: false, hasQuads: false });
const backends = { quads, plain, tiled };

const sizes = [
  [1, 1, 1, 1],
  [1, 5, 7, 3],
  [3, 4, 4, 9],
  [2, 9, 2, 33],
  [1, 65, 6, 64],
  [2, 3, 5, 0],
  [2, 17, 3, 2048],
] as const;
/** Bits: A transposed, B transposed, A batched, B batched. */
const all = Array.from({ length: 16 }, (_, flags) => flags);
/** Enough tiles of 64 and 32 rows, with edges in both directions. */
const large = [
  [32, 65, 3, 18],
  [64, 5, 62, 7],
  [16, 33, 9, 17],
] as const;
const cases = (["quads", "plain", "tiled"] as const).flatMap((family) =>
  [...sizes, ...(family === "tiled" ? large : [])].map((size) => [family, ...size] as const),
);

describe.skipIf(missing)(`matmul${missing ? ` (${missing})` : ""}`, () => {
  it.each(cases)("%s: %i times [%i, k] by [k, %i], k = %i", async (family, batch, m, n, k) => {
    for (const flags of family === "quads" ? all : batch > 8 ? [6, 9] : [0, 5, 10, 13, 15]) {
      const [transposeA, transposeB, batchedA, batchedB] = [1, 2, 4, 8].map((bit) => (flags & bit) !== 0);
      const a = wholes((batchedA ? batch : 1) * m * k, 3);
      const b = wholes((batchedB ? batch : 1) * k * n, 5);
      const expected = new Float32Array(batch * m * n).map((_, at) => {
        const [p, i, j] = [Math.floor(at / (m * n)), Math.floor(at / n) % m, at % n];
        let total = 0;
        for (let l = 0; l < k; l++)
          total +=
            a[(batchedA ? p * m * k : 0) + (transposeA ? l * m + i : i * k + l)] *
            b[(batchedB ? p * k * n : 0) + (transposeB ? j * k + l : l * n + j)];
        return total;
      });
      const parameters = { batch, m, n, k, transposeA, transposeB, batchedA, batchedB };
      const actual = await compute(backends[family]!, {
        kernel: "matmul",
        operands: { a, b },
        parameters,
        size: batch * m * n,
      });
      expect(actual, JSON.stringify(parameters)).toEqual(expected);
    }
  });
});
