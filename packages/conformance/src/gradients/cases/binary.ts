import type { Tensor } from "@retrograd/core";
import type { Differentiable, Point } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { indices, spaced } from "../point.ts";

type Op = (a: Tensor | number, b: Tensor | number) => Tensor;

/** y = f(a, b): of one shape, broadcast in every way, and with a number on either side. */
function pairs(a: Range, b: Range): (op: Op) => readonly Differentiable[] {
  return (op) => [
    both(op, a.at([3, 5], "a"), b.at([3, 5], "b")),
    both(op, a.at([2, 3, 5], "a"), b.at([5], "b")),
    both(op, a.at([3, 1], "a"), b.at([2, 1, 5], "b")),
    both(op, a.at([], "a"), b.at([3], "b")),
    { name: "[5] and a number", x: { a: a.at([5], "a") }, apply: ({ a: x }) => op(x as Tensor, b.number) },
    { name: "a number and [5]", x: { b: b.at([5], "b") }, apply: ({ b: x }) => op(a.number, x as Tensor) },
  ];
}

/** A few of those for a comparison. */
function compared(a: Range, b: Range): (op: Op) => readonly Differentiable[] {
  return (op) =>
    pairs(
      a,
      b,
    )(op)
      .slice(0, 3)
      .map((each) => ({ ...each, once: "comparisons give integers" }));
}

interface Range {
  at(shape: readonly number[], seed: string): Point;
  readonly number: number;
}

function from(low: number, high: number): Range {
  return { at: (shape, seed) => spaced(shape, low, high, seed), number: low + (high - low) * 0.7 };
}

function both(op: Op, a: Point, b: Point): Differentiable {
  return {
    name: `[${a.shape}] and [${b.shape}]`,
    x: { a, b },
    apply: (x) => op(x.a as Tensor, x.b as Tensor),
  };
}

export const binaryCases = opCases({
  add: pairs(from(-2, 2), from(-2, 2)),
  sub: pairs(from(-2, 2), from(-2, 2)),
  mul: pairs(from(-2, 2), from(-2, 2)),
  div: pairs(from(-2, 2), from(0.5, 2)),
  pow: pairs(from(0.3, 2), from(-2, 3)),
  maximum: pairs(from(-2, 2), from(-2.3, 1.9)),
  minimum: pairs(from(-2, 2), from(-2.3, 1.9)),
  equal: compared(from(-2, 2), from(-2, 2)),
  notEqual: compared(from(-2, 2), from(-2, 2)),
  greater: compared(from(-2, 2), from(-2.3, 1.9)),
  greaterEqual: compared(from(-2, 2), from(-2.3, 1.9)),
  less: compared(from(-2, 2), from(-2.3, 1.9)),
  lessEqual: compared(from(-2, 2), from(-2.3, 1.9)),
  where: (op) =>
    [
      [
        [3, 5],
        [3, 5],
        [3, 5],
      ],
      [[5], [3, 1], [3, 5]],
      [[2, 1, 1], [3, 5], []],
    ].map(([condition = [], a = [], b = []]) => ({
      name: `[${condition}], [${a}] and [${b}]`,
      x: { a: spaced(a, -2, 2, "a"), b: spaced(b, -2, 2, "b") },
      given: { condition: indices(condition, 2) },
      apply: (x, given) => op(given.condition as Tensor, x.a as Tensor, x.b as Tensor),
    })),
});
