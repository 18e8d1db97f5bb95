import { Cube } from "./cube.ts";
import { at, type Formula, upTo } from "./formula.ts";

/** out[o, k, i] = x[o, indices[k], i]; NaN (int32: 0) where an index is not in [0, length) */
export const gather: Formula<"gather"> = (views, { outer, length, inner, count }) => {
  const x = new Cube(views.x, length, inner);
  const out = new Cube(views.out, count, inner);
  for (const o of upTo(outer))
    for (const k of upTo(count))
      for (const i of upTo(inner)) {
        const j = at(views.indices, k);
        // An int32 array stores NaN as 0.
        out.set(o, k, i, j >= 0 && j < length ? x.get(o, j, i) : Number.NaN);
      }
};
