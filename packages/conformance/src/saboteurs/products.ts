import type { MatmulSizes } from "@retrograd/core/backend";
import { upTo } from "../reference/formula.ts";
import { replace, type Saboteur, saboteur } from "./saboteur.ts";

const { fround } = Math;

/** Products of matrices that mistake rows for columns, forget edges or digits. */
export const productSaboteurs: readonly Saboteur[] = [
  saboteur("matmul", "transpose", "takes Bᵀ for B", (views, sizes, right) => {
    right(views, { ...sizes, transposeB: false });
  }),
  saboteur("matmul", "transpose", "takes Aᵀ for A", (views, sizes, right) => {
    right(views, { ...sizes, transposeA: false });
  }),
  saboteur("matmul", "broadcast", "looks for one B for each of the batch", (views, sizes, right) => {
    right(views, { ...sizes, batchedB: true });
  }),
  saboteur("matmul", "broadcast", "has one A for the whole batch", (views, sizes, right) => {
    right(views, { ...sizes, batchedA: false });
  }),
  saboteur("matmul", "stale", "adds to what the output holds", (views, sizes, right) => {
    const before = views.out.slice();
    right(views, sizes);
    replace(views.out, (each, i) => each + (before[i] as number));
  }),
  saboteur("matmul", "NaN", "skips rows of zeros", (views, sizes) => {
    product(views, sizes, (a, b) => (a === 0 ? 0 : a * b));
  }),
  saboteur("matmul", "accumulate", "adds up in one running float32", (views, sizes) => {
    product(views, sizes, (a, b) => a * b, fround);
  }),
  saboteur("matmul", "tail", "takes terms by fours", (views, sizes) => {
    product(views, sizes, (a, b, l) => (l < (sizes.k & ~3) ? a * b : 0));
  }),
  saboteur("matmul", "boundary", "forgets rows past a tile of 64", (views, sizes, right) => {
    const before = views.out.slice();
    right(views, sizes);
    const { m, n } = sizes;
    views.out.forEach((_, i) => {
      if (Math.floor(i / n) % m >= 64) views.out[i] = before[i] as number;
    });
  }),
  saboteur("matmul", "boundary", "does nothing where there are no terms", (views, sizes, right) => {
    if (sizes.k > 0) right(views, sizes);
  }),
];

/** The plain product, with the terms and the rounding of partial sums that are asked for. */
function product(
  { a, b, out }: Readonly<Record<"a" | "b" | "out", Float64Array | Float32Array | Int32Array>>,
  { batch, m, n, k, transposeA, transposeB, batchedA, batchedB }: MatmulSizes,
  term: (a: number, b: number, l: number) => number,
  rounded: (sum: number) => number = (sum) => sum,
): void {
  for (const p of upTo(batch))
    for (const i of upTo(m))
      for (const j of upTo(n)) {
        const A = batchedA ? p * m * k : 0;
        const B = batchedB ? p * k * n : 0;
        let sum = 0;
        for (let l = 0; l < k; l++) {
          const left = a[A + (transposeA ? l * m + i : i * k + l)] as number;
          const right = b[B + (transposeB ? j * k + l : l * n + j)] as number;
          sum = rounded(sum + term(left, right, l));
        }
        out[(p * m + i) * n + j] = sum;
      }
}
