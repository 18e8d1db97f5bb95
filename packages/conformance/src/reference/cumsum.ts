import { Cube } from "./cube.ts";
import type { Formula } from "./formula.ts";
import { eachLine, total } from "./reduction.ts";

/** out[o, k, i] = Σ_{j ≤ k} x[o, j, i]; `exclusive`: j < k; `reverse`: j ≥ k (exclusive: j > k) */
export const cumsum: Formula<"cumsum"> = (views, { exclusive, reverse, ...axis }) => {
  const out = new Cube(views.out, axis.length, axis.inner);
  eachLine(views.x, axis, (line, o, i) => {
    line.forEach((_, k) => {
      const terms = reverse ? line.slice(exclusive ? k + 1 : k) : line.slice(0, exclusive ? k : k + 1);
      out.set(o, k, i, total(terms));
    });
  });
};
