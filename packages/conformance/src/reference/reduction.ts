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

/** Σ terms, in float64 with the rounding errors of the partial sums carried along. */
export function total(terms: Iterable<number>): number {
  const sum = new RunningTotal();
  for (const term of terms) sum.add(term);
  return sum.value;
}

/** A sum that grows term by term: partial sums and, apart, what they have lost (Neumaier 1974). */
export class RunningTotal {
  private sum = 0;
  private lost = 0;

  add(term: number): void {
    const next = this.sum + term;
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }
  get value(): number {
    // Nothing sensible is lost on the way to an infinity or NaN.
    return Number.isFinite(this.lost) ? this.sum + this.lost : this.sum;
  }
}
