import { array, type Tensor } from "@retrograd/core";
import type { Differentiable, Tensors } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

/** Queries, keys and values of these shapes, and whatever else there is. */
function of(
  name: string,
  shapes: readonly (readonly number[])[],
  apply: (q: Tensor, k: Tensor, v: Tensor, others: Tensors) => Tensor,
  others: Pick<Differentiable, "given"> & { readonly x?: Differentiable["x"] } = {},
): Differentiable {
  const [q = [], k = [], v = []] = shapes;
  return {
    name,
    ...others,
    x: { q: spaced(q, -2, 2, "q"), k: spaced(k, -2, 2, "k"), v: spaced(v, -2, 2, "v"), ...others.x },
    apply: (x, given) => apply(x.q as Tensor, x.k as Tensor, x.v as Tensor, { ...x, ...given }),
  };
}

const square = [
  [2, 3, 2],
  [2, 3, 2],
  [2, 3, 2],
] as const;
const cross = [
  [2, 2, 3],
  [2, 4, 3],
  [2, 4, 2],
] as const;

export const attentionCases = opCases({
  attention: (op) => [
    of("[2, 3, 2]", square, (q, k, v) => op(q, k, v)),
    of("[2, 3, 2], causal", square, (q, k, v) => op(q, k, v, { causal: true })),
    of("[2, 2, 3] to [2, 4, 3], scaled", cross, (q, k, v) => op(q, k, v, { scale: 0.3 })),
    of(
      "one key for all of a batch",
      [
        [2, 2, 3],
        [3, 3],
        [2, 3, 2],
      ],
      (q, k, v) => op(q, k, v),
    ),
    of(
      "a mask, with a query that sees nothing",
      square,
      (q, k, v, { mask }) => op(q, k, v, { mask: mask as Tensor }),
      {
        given: { mask: array(Int32Array.of(1, 0, 1, 0, 0, 0, 1, 1, 1), { shape: [3, 3] }) },
      },
    ),
    of("a bias for each key", cross, (q, k, v, { bias }) => op(q, k, v, { mask: bias as Tensor }), {
      x: { bias: spaced([2, 1, 4], -1, 1, "bias") },
    }),
  ],
});
