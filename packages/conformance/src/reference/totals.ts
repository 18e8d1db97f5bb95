import type { TypedArray } from "@retrograd/core/backend";
import { RunningTotal } from "./reduction.ts";

/** A sum for every element of an array, grown term by term. */
export class Totals {
  private readonly sums: readonly RunningTotal[];
  private readonly out: TypedArray;

  constructor(out: TypedArray) {
    this.out = out;
    this.sums = Array.from(out, () => new RunningTotal());
  }
  add(place: number, term: number): void {
    (this.sums[place] as RunningTotal).add(term);
  }
  store(): void {
    this.sums.forEach((sum, i) => {
      this.out[i] = sum.value;
    });
  }
}
