import { Cube } from "./cube.ts";
import type { Formula } from "./formula.ts";
import { eachLine, RunningTotal } from "./reduction.ts";

/** out[o, k, i] = Σ_{j ≤ k} x[o, j, i]; `exclusive`: j < k; `reverse`: j ≥ k (exclusive: j > k) */
export const cumsum: Formula<"cumsum"> = (views, { exclusive, reverse, ...axis }) => {
  const out = new Cube(views.out, axis.length, axis.inner);
  eachLine(views.x, axis, (line, o, i) => {
    const places = line.map((_, k) => k);
    const total = new RunningTotal();
    for (const k of reverse ? places.reverse() : places) {
      if (exclusive) out.set(o, k, i, total.value);
      total.add(line[k] ?? Number.NaN);
      if (!exclusive) out.set(o, k, i, total.value);
    }
  });
};
