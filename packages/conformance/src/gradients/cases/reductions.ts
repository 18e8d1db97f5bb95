import type { Tensor } from "@retrograd/core";
import type { Differentiable, Tensors } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

type Options = { readonly axes?: readonly number[] | number; readonly keepDims?: boolean };
type Reduction = (x: Tensor, options?: Options) => Tensor | Tensors;

/** Over all axes, one, neighbouring ones, and ones with another between them. */
const selections: readonly Options[] = [
  {},
  { axes: 1 },
  { axes: [-1], keepDims: true },
  { axes: [1, 2] },
  { axes: [0, 2], keepDims: true },
  { axes: [] },
];

function over(low: number, high: number, options = selections): (op: Reduction) => readonly Differentiable[] {
  return (op) =>
    options.map((each) => ({
      name: `[2, 3, 4] over ${each.axes === undefined ? "all" : `[${each.axes}]`}${each.keepDims ? ", kept" : ""}`,
      x: { x: spaced([2, 3, 4], low, high, `${each.axes}`) },
      apply: ({ x }) => op(x as Tensor, each),
    }));
}

/** Without the selection of no axis: there the spread of one number is not differentiable. */
const some = selections.slice(0, -1);

function along(
  low: number,
  high: number,
  shapes: readonly (readonly [readonly number[], number])[],
): (op: (x: Tensor, options: { axis: number }) => Tensor) => readonly Differentiable[] {
  return (op) =>
    shapes.map(([shape, axis]) => ({
      name: `[${shape}] along ${axis}`,
      x: { x: spaced(shape, low, high) },
      apply: ({ x }) => op(x as Tensor, { axis }),
    }));
}

const axes = [
  [[3, 4], -1],
  [[3, 4, 2], 1],
  [[5], 0],
  [[2, 1], 1],
] as const;

export const reductionCases = opCases({
  sum: over(-2, 2),
  mean: over(-2, 2),
  max: over(-2, 2),
  min: over(-2, 2),
  prod: over(-1.5, 1.5),
  logSumExp: over(-3, 3),
  norm2: over(-2, 2),
  moments: (op) => over(-2, 2, some)((x, options) => ({ ...op(x, options) })),
  variance: (op) => [
    ...over(-2, 2, some)(op),
    ...over(-2, 2, [{ axes: 2 }])((x, options) => op(x, { ...options, correction: 1 })).map(unbiased),
  ],
  std: (op) => [
    ...over(-2, 2, some)(op),
    ...over(-2, 2, [{ axes: 2 }])((x, options) => op(x, { ...options, correction: 1 })).map(unbiased),
  ],
  argMax: (op) => along(-2, 2, axes)(op).map((each) => ({ ...each, once: "places are integers" })),
  softmax: along(-3, 3, axes),
  logSoftmax: along(-3, 3, axes),
  cumsum: (op) => [
    ...along(-2, 2, axes)(op),
    ...along(
      -2,
      2,
      axes.slice(1, 2),
    )((x, { axis }) => op(x, { axis, exclusive: true })).map(named("exclusive")),
    ...along(-2, 2, axes.slice(1, 2))((x, { axis }) => op(x, { axis, reverse: true })).map(named("reverse")),
  ],
});

function named(variant: string): (each: Differentiable) => Differentiable {
  return (each) => ({ ...each, name: `${each.name}, ${variant}` });
}

function unbiased(each: Differentiable): Differentiable {
  return named("corrected by 1")(each);
}
