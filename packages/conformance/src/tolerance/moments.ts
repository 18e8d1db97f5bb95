import { eachLine, total } from "../reference/reduction.ts";
import type { Bound } from "./bound.ts";
import { roundings as roundingsOf } from "./sums.ts";

/**
 * The mean is a sum's: c ε mean|x|, with c of its sum. Deviations from a mean that is off by δ sum to n δ²
 * instead of 0, so the variance is off by its own sum's c ε variance, four roundings for each square, and δ².
 */
export const moments: Bound<"moments"> = (views, axis, epsilon) => {
  const mean = new Float64Array(views.mean.length);
  const variance = new Float64Array(views.variance.length);
  const roundings = roundingsOf(axis.length, epsilon);
  eachLine(views.x, axis, (line, o, i) => {
    const place = o * axis.inner + i;
    const delta = ((roundings + 2) * epsilon * total(line.map(Math.abs))) / axis.length;
    mean[place] = delta;
    variance[place] = (roundings + 4) * epsilon * (views.variance[place] as number) + delta ** 2;
  });
  return { mean, variance };
};
