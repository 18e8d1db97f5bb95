import { Cube } from "./cube.ts";
import { type Formula, upTo } from "./formula.ts";
import { total } from "./reduction.ts";

/** out[p, i, j] = Σ_k A[p, i, k] · B[p, k, j] */
export const matmul: Formula<"matmul"> = (views, sizes) => {
  const { batch, m, n, k, transposeA, transposeB, batchedA, batchedB } = sizes;
  const a = transposeA ? new Cube(views.a, k, m) : new Cube(views.a, m, k);
  const b = transposeB ? new Cube(views.b, n, k) : new Cube(views.b, k, n);
  const out = new Cube(views.out, m, n);
  const A = (p: number, i: number, l: number): number =>
    transposeA ? a.get(batchedA ? p : 0, l, i) : a.get(batchedA ? p : 0, i, l);
  const B = (p: number, l: number, j: number): number =>
    transposeB ? b.get(batchedB ? p : 0, j, l) : b.get(batchedB ? p : 0, l, j);
  for (const p of upTo(batch))
    for (const i of upTo(m))
      for (const j of upTo(n)) out.set(p, i, j, total(upTo(k).map((l) => A(p, i, l) * B(p, l, j))));
};
