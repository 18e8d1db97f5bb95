import { Cube } from "./cube.ts";
import { at, type Formula, upTo } from "./formula.ts";
import { total } from "./reduction.ts";

/** out[o, j, i] = Σ over the k with indices[k] = j of x[o, k, i] */
export const scatterSum: Formula<"scatterSum"> = (views, { outer, length, inner, count }) => {
  const x = new Cube(views.x, count, inner);
  const out = new Cube(views.out, length, inner);
  for (const j of upTo(length)) {
    const terms = upTo(count).filter((k) => at(views.indices, k) === j);
    for (const o of upTo(outer))
      for (const i of upTo(inner)) out.set(o, j, i, total(terms.map((k) => x.get(o, k, i))));
  }
};
