import type { Axis } from "@retrograd/core/backend";
import * as fc from "fast-check";

/** Sizes of [outer, length, inner] for kernels along an axis: odd, prime, one, and past the blocks of every backend. */
export const axes: readonly Axis[] = [
  of(5, 7, 3),
  of(1, 1, 1),
  of(3, 1, 5),
  of(1, 67, 1),
  of(1, 5, 67),
  of(67, 5, 1),
  of(1, 1023, 1),
  of(2, 4097, 1),
  of(1, 257, 131),
  of(131, 33, 2),
  of(0, 3, 2),
  of(2, 3, 0),
];

export function of(outer: number, length: number, inner: number): Axis {
  return { outer, length, inner };
}

export function nameOf({ outer, length, inner }: Axis): string {
  return `[${outer}, ${length}, ${inner}]`;
}

export function anyAxis<T>(make: (axis: Axis) => T): fc.Arbitrary<T> {
  return fc
    .record({
      outer: fc.integer({ min: 1, max: 9 }),
      length: fc.integer({ min: 1, max: 70 }),
      inner: fc.integer({ min: 1, max: 9 }),
    })
    .map(make);
}
