import type { Axis, Implementation, TypedArray } from "@retrograd/core/backend";

/** Visits the line x[o, 0, i], x[o, 1, i], … for every o and i: where it starts, and its place in the output. */
function eachLine({ outer, length, inner }: Axis, visit: (start: number, line: number) => void): void {
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) visit(o * length * inner + i, o * inner + i);
}

/** out[o, i] = combine(… combine(combine(first, x[o, 0, i]), x[o, 1, i]) …) */
function reduced(
  first: (out: TypedArray) => number,
  combine: (a: number, b: number) => number,
): Implementation<"sum", TypedArray> {
  return ({ x, out }, axis) =>
    () =>
      eachLine(axis, (start, line) => {
        let result = first(out);
        for (let k = 0; k < axis.length; k++) result = combine(result, x[start + k * axis.inner]);
        out[line] = result;
      });
}

const isInteger = (out: TypedArray): boolean => out instanceof Int32Array;

/** A JavaScript number is a float64: long enough for sums of float32, and of 4 million int32. */
const sum = reduced(
  () => 0,
  (a, b) => a + b,
);

const argMax: Implementation<"argMax", TypedArray> =
  ({ x, out }, axis) =>
  () =>
    eachLine(axis, (start, line) => {
      let best = 0;
      for (let k = 1; k < axis.length; k++) {
        const [most, next] = [x[start + best * axis.inner], x[start + k * axis.inner]];
        // The first NaN is larger than everything.
        if (next > most || (Number.isNaN(next) && !Number.isNaN(most))) best = k;
      }
      out[line] = best;
    });

const cumsum: Implementation<"cumsum", TypedArray> =
  ({ x, out }, { exclusive, reverse, ...axis }) =>
  () =>
    eachLine(axis, (start) => {
      let total = 0;
      for (let n = 0; n < axis.length; n++) {
        const place = start + (reverse ? axis.length - 1 - n : n) * axis.inner;
        const next = total + x[place];
        out[place] = exclusive ? total : next;
        total = next;
      }
    });

export const along = {
  sum,
  max: reduced((out) => (isInteger(out) ? -(2 ** 31) : -Infinity), Math.max),
  min: reduced((out) => (isInteger(out) ? 2 ** 31 - 1 : Infinity), Math.min),
  argMax,
  cumsum,
};
