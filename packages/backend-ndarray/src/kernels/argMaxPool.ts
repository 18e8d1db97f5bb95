import type { Implementation } from "@retrograd/core/backend";
import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";
import { elementwise } from "../elementwise.ts";
import { inputOf, meetingsOf, outputOf } from "../meetings.ts";
import { outranks } from "../outranks.ts";

const better = elementwise("better", (index: number, largest: number, place: number, x: number) =>
  index < 0 || outranks(x, largest) ? place : index,
);
const larger = elementwise("larger", (index: number, largest: number, place: number, x: number) =>
  index === place ? x : largest,
);

/** out = the element of x that is the first largest of its window, or the first NaN: the best so far, tap by tap */
export const argMaxPool: Implementation<"argMaxPool", NdArray> = (views, sizes) => {
  const x = inputOf(views.x, sizes);
  const out = outputOf(views.out, sizes);
  const places = inputOf(ndarray(Int32Array.from({ length: x.size }, (_, i) => i)), sizes);
  const largest = outputOf(ndarray(new Float64Array(out.size)), sizes);
  const indices = meetingsOf(sizes, places, out);
  const values = meetingsOf(sizes, x, largest);
  return () => {
    ops.assigns(out, -1);
    indices.forEach(({ x: place, y: index }, m) => {
      const { x: each, y: most } = values[m];
      better(index, index, most, place, each);
      larger(most, index, most, place, each);
    });
  };
};
