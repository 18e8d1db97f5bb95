import type { TypedArray } from "@retrograd/core/backend";
import { at } from "./formula.ts";

/** An array seen as [outer, length, inner]: element [o, k, i], as the contract's page writes it. */
export class Cube {
  private readonly numbers: TypedArray;
  private readonly length: number;
  private readonly inner: number;

  constructor(numbers: TypedArray, length: number, inner: number) {
    this.numbers = numbers;
    this.length = length;
    this.inner = inner;
  }
  get(o: number, k: number, i: number): number {
    return at(this.numbers, this.place(o, k, i));
  }
  set(o: number, k: number, i: number, value: number): void {
    this.numbers[this.place(o, k, i)] = value;
  }
  private place(o: number, k: number, i: number): number {
    return (o * this.length + k) * this.inner + i;
  }
}
