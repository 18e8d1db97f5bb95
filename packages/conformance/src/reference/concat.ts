import { Cube } from "./cube.ts";
import { type Formula, upTo } from "./formula.ts";

/** a is [outer, lengthA], b is [outer, lengthB], out is [outer, lengthA + lengthB] */
export const concat: Formula<"concat"> = (views, { outer, lengthA, lengthB }) => {
  const a = new Cube(views.a, lengthA, 1);
  const b = new Cube(views.b, lengthB, 1);
  const out = new Cube(views.out, lengthA + lengthB, 1);
  for (const o of upTo(outer)) {
    for (const k of upTo(lengthA)) out.set(o, k, 0, a.get(o, k, 0));
    for (const k of upTo(lengthB)) out.set(o, lengthA + k, 0, b.get(o, k, 0));
  }
};
