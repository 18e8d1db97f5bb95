import { ops, type Tensor } from "@retrograd/core";
import type { Differentiable } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

type Convolution<Options> = (x: Tensor, w: Tensor, options?: Options) => Tensor;

/** y = op(x, w, options) */
function of<Options>(
  op: Convolution<Options>,
  x: readonly number[],
  w: readonly number[],
  options?: Options,
): Differentiable {
  return {
    name: `[${x}] by [${w}]${options ? ` with ${JSON.stringify(options)}` : ""}`,
    x: { x: spaced(x, -2, 2, "x"), w: spaced(w, -2, 2, "w") },
    apply: (at) => op(at.x as Tensor, at.w as Tensor, options),
  };
}

export const convolutionCases = opCases({
  conv1d: (op) => [
    of(op, [2, 6, 2], [3, 2, 3]),
    of(op, [1, 7, 1], [3, 1, 2], { strides: 2, padding: "same", dilation: 2 }),
  ],
  conv2d: (op) => [
    of(op, [2, 4, 5, 2], [3, 2, 2, 3]),
    of(op, [1, 5, 4, 2], [3, 3, 2, 2], { strides: 2, padding: "same" }),
    of(op, [1, 5, 4, 1], [2, 3, 1, 2], { padding: [[1, 0], 2], dilation: [2, 1] }),
    of(op, [1, 4, 4, 4], [2, 2, 2, 4], { groups: 2 }),
    of(op, [1, 4, 3, 4], [3, 3, 1, 8], { groups: 4, padding: "same" }),
    of(op, [1, 3, 3, 5], [2, 2, 1, 5], { groups: 5 }),
    of(op, [2, 3, 2, 3], [1, 1, 3, 2]),
    of(op, [1, 5, 4, 2], [1, 1, 2, 3], { strides: [2, 3] }),
  ],
  conv3d: (op) => [
    of(op, [1, 3, 4, 3, 2], [2, 2, 2, 2, 2]),
    of(op, [1, 4, 3, 4, 1], [3, 3, 3, 1, 2], { strides: 2, padding: "same" }),
    // Two of them, one on the other: where another library's gradient of a deep conv3d goes wrong.
    {
      name: "two of [3, 3, 3], one after the other",
      x: { x: spaced([1, 3, 4, 3, 2]), w: spaced([2, 2, 2, 2, 2]), v: spaced([2, 2, 2, 2, 1]) },
      apply: ({ x, w, v }) => op(ops.tanh(op(x as Tensor, w as Tensor)), v as Tensor),
    },
  ],
  convTranspose1d: (op) => [of(op, [2, 4, 2], [3, 3, 2], { strides: 2, padding: 1, outputPadding: 1 })],
  convTranspose2d: (op) => [
    of(op, [1, 3, 3, 2], [3, 2, 3, 2]),
    of(op, [1, 2, 3, 2], [3, 3, 2, 2], { strides: 2, padding: "same" }),
    of(op, [1, 3, 2, 4], [2, 3, 1, 4], { strides: [2, 1], groups: 2, dilation: [1, 2] }),
  ],
  convTranspose3d: (op) => [
    of(op, [1, 2, 2, 3, 2], [2, 3, 2, 2, 2], { strides: [2, 1, 2], padding: [0, 1, 0] }),
  ],
});
