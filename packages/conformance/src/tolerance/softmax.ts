import { Cube } from "../reference/cube.ts";
import { eachLine, total } from "../reference/reduction.ts";
import type { Bound } from "./bound.ts";
import { accuracy } from "./functions.ts";
import { roundings } from "./sums.ts";

/** Relative error of e^(x - m): the function's own, and its condition |x - m|. */
const powerError = (x: number, m: number): number => accuracy * (1 + Math.min(Math.abs(x - m), 1000));

/** Relative error of Σ e^(x - m): that of its terms, in proportion, and of the sum itself. */
function sumError(line: readonly number[], m: number, epsilon: number): number {
  const powers = line.map((x) => Math.exp(x - m));
  const errors = total(line.map((x, k) => (powers[k] as number) * powerError(x, m)));
  return errors / total(powers) + roundings(line.length, epsilon);
}

/** A quotient of a power and the sum of all: the errors of both, and the division's. */
export const softmax: Bound<"softmax"> = (views, axis, epsilon) => {
  const out = new Float64Array(views.out.length);
  const cube = new Cube(out, axis.length, axis.inner);
  const y = new Cube(views.out, axis.length, axis.inner);
  eachLine(views.x, axis, (line, o, i) => {
    const m = Math.max(...line);
    const ofSum = sumError(line, m, epsilon);
    line.forEach((x, k) => {
      cube.set(o, k, i, epsilon * y.get(o, k, i) * (powerError(x, m) + ofSum + 2.5));
    });
  });
  return { out };
};

/** A difference of x - m and ln Σ: a rounding of each, the logarithm's accuracy, and the sum's relative error. */
export const logSoftmax: Bound<"logSoftmax"> = (views, axis, epsilon) => {
  const out = new Float64Array(views.out.length);
  const cube = new Cube(out, axis.length, axis.inner);
  eachLine(views.x, axis, (line, o, i) => {
    const m = Math.max(...line);
    const logarithm = Math.log(total(line.map((x) => Math.exp(x - m))));
    const ofSum = accuracy * (logarithm + 1) + sumError(line, m, epsilon);
    line.forEach((x, k) => {
      cube.set(o, k, i, epsilon * (2 * Math.abs(x - m) + logarithm + ofSum));
    });
  });
  return { out };
};
