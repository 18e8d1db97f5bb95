import { Cube } from "./cube.ts";
import type { Formula } from "./formula.ts";
import { eachLine, total } from "./reduction.ts";

/** out = x - m - ln Σ_k e^(x[o, k, i] - m), with m = max_k x[o, k, i] */
export const logSoftmax: Formula<"logSoftmax"> = (views, axis) => {
  const out = new Cube(views.out, axis.length, axis.inner);
  eachLine(views.x, axis, (line, o, i) => {
    const m = line.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const sum = total(line.map((x) => Math.exp(x - m)));
    line.forEach((x, k) => {
      out.set(o, k, i, x - m - Math.log(sum));
    });
  });
};
