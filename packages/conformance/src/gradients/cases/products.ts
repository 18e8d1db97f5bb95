import type { Tensor } from "@retrograd/core";
import type { Differentiable } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

type Product = (a: Tensor, b: Tensor) => Tensor;

function product(op: Product, a: readonly number[], b: readonly number[], variant = ""): Differentiable {
  return {
    name: `[${a}] by [${b}]${variant}`,
    x: { a: spaced(a, -2, 2, "a"), b: spaced(b, -2, 2, "b") },
    apply: (x) => op(x.a as Tensor, x.b as Tensor),
  };
}

export const productCases = opCases({
  matmul: (op) => [
    product((a, b) => op(a, b), [3, 4], [4, 2]),
    product((a, b) => op(a, b, { transposeA: true }), [4, 3], [4, 2], ", Aᵀ"),
    product((a, b) => op(a, b, { transposeB: true }), [3, 4], [2, 4], ", Bᵀ"),
    product((a, b) => op(a, b, { transposeA: true, transposeB: true }), [4, 3], [2, 4], ", Aᵀ, Bᵀ"),
    product((a, b) => op(a, b), [2, 3, 4], [2, 4, 2]),
    product((a, b) => op(a, b), [2, 3, 4], [4, 2]),
    product((a, b) => op(a, b), [3, 4], [2, 4, 2]),
    product((a, b) => op(a, b), [2, 1, 3, 2], [3, 2, 2]),
    product((a, b) => op(a, b, { transposeA: true, transposeB: true }), [2, 4, 3], [2, 4], ", Aᵀ, Bᵀ"),
    product((a, b) => op(a, b), [1, 1], [1, 1]),
  ],
  linear: (op) => [
    product((a, b) => op(a, b), [2, 3, 4], [4, 2]),
    {
      ...product(op, [3, 4], [4, 2], " and [2]"),
      x: { a: spaced([3, 4], -2, 2, "a"), b: spaced([4, 2], -2, 2, "b"), bias: spaced([2]) },
      apply: (x) => op(x.a as Tensor, x.b as Tensor, x.bias as Tensor),
    },
  ],
});
