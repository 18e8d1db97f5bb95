import type { Axis } from "@retrograd/core/backend";
import * as fc from "fast-check";
import type { Draw } from "../numbers/draw.ts";

/** Sizes of gather and scatterSum: [outer, length, inner], and how many indices. */
export type Indexed = Axis & { readonly count: number };

export interface IndexedCase {
  readonly name: string;
  readonly sizes: Indexed;
  readonly indices: (draw: Draw) => Int32Array<ArrayBuffer>;
}

/** Indices drawn from the axis, so that some come twice and some never. */
function inside(outer: number, length: number, inner: number, count: number): IndexedCase {
  return {
    name: `${count} of [${outer}, ${length}, ${inner}]`,
    sizes: { outer, length, inner, count },
    indices: (draw) => draw.integers(count, 0, length - 1),
  };
}

/** Indices as given, such as those that lie outside the axis. */
export function given(name: string, sizes: Axis, indices: readonly number[]): IndexedCase {
  return { name, sizes: { ...sizes, count: indices.length }, indices: () => Int32Array.from(indices) };
}

const axis = { outer: 3, length: 5, inner: 2 };

export const indexed: readonly IndexedCase[] = [
  inside(3, 5, 2, 7),
  inside(1, 1, 1, 1),
  inside(1, 1031, 1, 67),
  inside(1, 67, 1, 4099),
  inside(1, 67, 33, 65),
  inside(129, 5, 1, 3),
  inside(2, 3, 0, 4),
  given("no indices", axis, []),
  given("indices out of range", axis, [0, -1, 4, 5, 2 ** 31 - 1, -(2 ** 31), 1]),
  given("the same index again and again", axis, [3, 3, 3, 3, 3, 3, 3, 3, 3]),
  given("of no elements", { outer: 2, length: 0, inner: 3 }, [0, 1, -1]),
];

export function anyIndexed<T>(make: (each: IndexedCase) => T): fc.Arbitrary<T> {
  const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
  return fc.tuple(upTo(6), upTo(40), upTo(9), upTo(80)).map((sizes) => make(inside(...sizes)));
}
