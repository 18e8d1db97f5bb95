import type { Axis } from "@retrograd/core/backend";
import type { Draw } from "../numbers/draw.ts";
import { anyAxis, axes, nameOf, of } from "./axis.ts";
import { type Case, type Cases, floats } from "./case.ts";

/** Cases of softmax and its logarithm: any magnitude, equal numbers, and classes that are ruled out. */
export const softmaxes: Cases<"x", Axis> = {
  dtypes: floats,
  cases: [
    ...axes.map((axis) => around(axis, 0)),
    around(of(3, 5, 2), 1000),
    around(of(3, 5, 2), -1000),
    lines(),
    unlike(),
    long(),
  ],
  random: anyAxis((axis) => around(axis, 0)),
};

function around(axis: Axis, middle: number): Case<"x", Axis> {
  const size = axis.outer * axis.length * axis.inner;
  return {
    name: `${nameOf(axis)}${middle ? ` around ${middle}` : ""}`,
    make: (draw) => call(draw, axis, draw.numbers(size, middle - 6, middle + 6)),
  };
}

function lines(): Case<"x", Axis> {
  const { NaN: nan, NEGATIVE_INFINITY: none } = Number;
  const numbers = [
    [2, 2, 2],
    [1000, -1000, 0],
    [none, 1, 2],
    [nan, 1, 2],
    [0, -200, 3e38],
  ];
  return { name: "corners", make: (draw) => call(draw, of(numbers.length, 3, 1), draw.of(numbers.flat())) };
}

/** Small numbers in turns with large ones, with classes that are ruled out, and with NaN: each line has to be taken as it is. */
function unlike(): Case<"x", Axis> {
  const { NaN: nan, NEGATIVE_INFINITY: none } = Number;
  const lines: readonly ((x: number, k: number) => number)[] = [
    (x) => x,
    (x, k) => (k > 9 ? none : x),
    (x) => x,
    (x) => x + 40,
    (x, k) => (k === 20 ? 95 : x),
    (x) => x - 100,
    (x, k) => (k === 13 ? nan : x),
    (x) => x / 1e30,
    (x) => x * 10,
  ];
  const axis = of(lines.length, 21, 1);
  return {
    name: "lines of small, large and missing numbers",
    make: (draw) => {
      const numbers = Array.from(draw.numbers(axis.outer * axis.length, -6, 6), (x, i) =>
        (lines[Math.floor(i / 21)] as (typeof lines)[0])(x, i % 21),
      );
      return call(draw, axis, draw.of(numbers));
    },
  };
}

/** One of 50021 is a little larger than all others: their sum, added up in float32, would go wrong in one direction. */
function long(): Case<"x", Axis> {
  const numbers = Array.from({ length: 50021 }, (_, i) => (i === 7 ? 0.1 : 0));
  return { name: "50021 of 0 and one of 0.1", make: (draw) => call(draw, of(1, 50021, 1), draw.of(numbers)) };
}

function call(draw: Draw, axis: Axis, x: ReturnType<Draw["numbers"]>) {
  return { operands: { x }, parameters: axis, outputs: { out: { dtype: draw.dtype, size: x.length } } };
}
