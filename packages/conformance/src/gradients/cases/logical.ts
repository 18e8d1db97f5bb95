import type { Tensor } from "@retrograd/core";
import type { Differentiable } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { indices } from "../point.ts";

/** Ops on integers alone: they have no gradient, but values. */
function integers(
  op: (a: Tensor, b: Tensor) => Tensor,
  shapes: readonly (readonly [readonly number[], readonly number[]])[],
): readonly Differentiable[] {
  return shapes.map(([a, b]) => ({
    name: `[${a}] and [${b}]`,
    x: {},
    given: { a: indices(a, 3, "a"), b: indices(b, 3, "b") },
    apply: (_, given) => op(given.a as Tensor, given.b as Tensor),
  }));
}

const shapes = [
  [
    [3, 5],
    [3, 5],
  ],
  [[3, 1], [5]],
] as const;

export const logicalCases = opCases({
  logicalAnd: (op) => integers(op, shapes),
  logicalOr: (op) => integers(op, shapes),
  logicalNot: (op) => integers((a) => op(a), shapes),
  shiftRight: (op) => integers((a) => op(a, 1), shapes),
  oneHot: (op) => integers((a) => op(a, 4), shapes),
});
