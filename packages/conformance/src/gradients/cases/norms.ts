import type { ops, Tensor } from "@retrograd/core";
import type { Differentiable, Tensors } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

/** A norm of x alone. */
function plain(name: string, apply: (x: Tensor) => Tensor | Tensors, shape = [2, 3, 4]): Differentiable {
  return { name: `[${shape}], ${name}`, x: { x: spaced(shape) }, apply: ({ x }) => apply(x as Tensor) };
}

type Affine = { readonly gamma: Tensor; readonly beta: Tensor };

/** A norm of x with a scale and a shift for each of a number of features. */
function affine(
  name: string,
  features: number,
  apply: (x: Tensor, affine: Affine) => Tensor | Tensors,
  shape = [2, 3, 4],
): Differentiable {
  return {
    name: `[${shape}], ${name}, scaled and shifted`,
    x: { x: spaced(shape), gamma: spaced([features], 0.5, 2), beta: spaced([features]) },
    apply: ({ x, gamma, beta }) => apply(x as Tensor, { gamma: gamma as Tensor, beta: beta as Tensor }),
  };
}

/** The batch's own moments are results, too. */
const all = ({ y, mean, variance }: ReturnType<typeof ops.batchNorm>): Tensors => ({ y, mean, variance });

export const normCases = opCases({
  layerNorm: (op) => [
    plain("last axis", (x) => op(x)),
    plain("two axes", (x) => op(x, { axes: [1, 2], epsilon: 1e-2 })),
    affine("last axis", 4, (x, each) => op(x, each)),
  ],
  rmsNorm: (op) => [
    plain("last axis", (x) => op(x)),
    plain("two axes", (x) => op(x, { axes: [1, 2], epsilon: 1e-2 })),
    affine("last axis", 4, (x, { gamma }) => op(x, { gamma })),
  ],
  batchNorm: (op) => [
    plain("last axis", (x) => all(op(x)), [5, 3]),
    affine("last axis", 2, (x, each) => all(op(x, { ...each, epsilon: 1e-2 })), [2, 3, 2]),
    affine("axis 1", 3, (x, each) => all(op(x, { ...each, axis: 1 }))),
    {
      name: "[4, 3], by given moments",
      x: {
        x: spaced([4, 3]),
        gamma: spaced([3], 0.5, 2),
        mean: spaced([3], -1, 1),
        variance: spaced([3], 0.5, 1.5),
      },
      apply: ({ x, gamma, mean, variance }) => {
        const statistics = { mean: mean as Tensor, variance: variance as Tensor };
        return op(x as Tensor, { gamma: gamma as Tensor, statistics }).y;
      },
    },
  ],
  groupNorm: (op) => [
    affine("two groups", 4, (x, each) => op(x, { ...each, groups: 2 })),
    affine("two groups on axis 1", 4, (x, each) => op(x, { ...each, groups: 2, axis: 1 }), [2, 4, 3]),
    plain("one group", (x) => op(x, { groups: 1, epsilon: 1e-2 })),
  ],
  instanceNorm: (op) => [
    affine("last axis", 2, (x, each) => op(x, each), [2, 4, 2]),
    plain("axis 1", (x) => op(x, { axis: 1 })),
  ],
});
