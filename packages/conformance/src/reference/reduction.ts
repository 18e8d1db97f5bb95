import type { Axis, TypedArray } from "@retrograd/core/backend";
import { Cube } from "./cube.ts";

/** out[o, i] = reduce(x[o, 0, i], x[o, 1, i], …) */
export function reduction(
  reduce: (terms: readonly number[], out: TypedArray) => number,
): (views: Readonly<Record<"x" | "out", TypedArray>>, axis: Axis) => void {
  return ({ x, out }, axis) => {
    eachLine(x, axis, (terms, o, i) => {
      out[o * axis.inner + i] = reduce(terms, out);
    });
  };
}

/** Visits the numbers x[o, 0, i], x[o, 1, i], … for every o and i. */
export function eachLine(
  x: TypedArray,
  { outer, length, inner }: Axis,
  visit: (line: readonly number[], o: number, i: number) => void,
): void {
  const cube = new Cube(x, length, inner);
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) {
      const line: number[] = [];
      for (let k = 0; k < length; k++) line.push(cube.get(o, k, i));
      visit(line, o, i);
    }
}

/** Σ terms, with the rounding errors of the partial sums carried along (Neumaier 1974). */
export function total(terms: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const term of terms) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}
