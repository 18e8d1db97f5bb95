import type { Strided } from "@retrograd/core/backend";
import { expect, test } from "vitest";
import { stridedRead } from "./kernels/stridedRead.ts";
import { stridedWrite } from "./kernels/stridedWrite.ts";

/** Places of a walk's elements, in order. */
function places({ shape, strides, offset }: Strided): number[] {
  return shape.reduce(
    (starts, size, d) =>
      starts.flatMap((start) => Array.from({ length: size }, (_, i) => start + i * strides[d])),
    [offset],
  );
}

const walks: Record<string, Strided> = {
  scalar: { shape: [], strides: [], offset: 5 },
  empty: { shape: [3, 0, 2], strides: [1, 1, 1], offset: 0 },
  copy: { shape: [4, 5, 6], strides: [30, 6, 1], offset: 0 },
  transpose: { shape: [70, 45], strides: [1, 70], offset: 0 },
  "axes 0 1 2 3 as 2 0 3 1": { shape: [35, 3, 2, 33], strides: [2, 2310, 1, 70], offset: 0 },
  flip: { shape: [7, 40], strides: [40, -1], offset: 39 },
  "flip of both": { shape: [7, 40], strides: [-40, -1], offset: 279 },
  slice: { shape: [5, 4, 3], strides: [200, 20, 2], offset: 61 },
  diagonal: { shape: [9], strides: [10], offset: 0 },
  "ones between": { shape: [1, 6, 1, 5, 1], strides: [9, 5, 0, 1, 7], offset: 2 },
};
const broadcasts: Record<string, Strided> = {
  all: { shape: [3, 50], strides: [0, 0], offset: 4 },
  rows: { shape: [40, 50], strides: [0, 1], offset: 0 },
  columns: { shape: [40, 50], strides: [1, 0], offset: 0 },
  between: { shape: [4, 40, 50], strides: [50, 0, 1], offset: 0 },
  "transposed, between": { shape: [50, 4, 40], strides: [1, 0, 50], offset: 0 },
  windows: { shape: [3, 3, 5, 5, 2], strides: [14, 2, 14, 2, 1], offset: 0 },
};
const types = [Float32Array, Int32Array, Float64Array];

for (const type of types) {
  test.each(Object.entries({ ...walks, ...broadcasts }))(`stridedRead of ${type.name}: %s`, (_, walk) => {
    const from = places(walk);
    const x = new type(Math.max(0, ...from) + 1).map((_, i) => i + 1);
    const out = new type(from.length).fill(-1);
    const read = stridedRead({ x, out }, walk);
    read();
    out.fill(-1);
    read();
    expect(Array.from(out)).toEqual(from.map((place) => x[place]));
  });

  test.each(Object.entries(walks))(`stridedWrite of ${type.name}: %s`, (_, walk) => {
    const to = places(walk);
    const x = new type(to.length).map((_, i) => i + 1);
    const out = new type(Math.max(0, ...to) + 3).fill(-1);
    stridedWrite({ x, out }, { ...walk, value: 7 })();
    const expected = new Array(out.length).fill(7);
    for (const [i, place] of to.entries()) expected[place] = x[i];
    expect(Array.from(out)).toEqual(expected);
  });
}

test("stridedRead keeps NaN, -0 and Infinity", () => {
  const x = Float32Array.of(NaN, -0, Infinity, -Infinity);
  const out = new Float32Array(4);
  stridedRead({ x, out }, { shape: [2, 2], strides: [1, 2], offset: 0 })();
  expect(out).toEqual(Float32Array.of(NaN, Infinity, -0, -Infinity));
});
