import { Cube } from "./cube.ts";
import type { Formula } from "./formula.ts";
import { eachLine, total } from "./reduction.ts";

/** out = e^(x - m) / Σ_k e^(x[o, k, i] - m), with m = max_k x[o, k, i] */
export const softmax: Formula<"softmax"> = (views, axis) => {
  const out = new Cube(views.out, axis.length, axis.inner);
  eachLine(views.x, axis, (line, o, i) => {
    const m = line.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const powers = line.map((x) => Math.exp(x - m));
    const sum = total(powers);
    powers.forEach((power, k) => {
      out.set(o, k, i, power / sum);
    });
  });
};
