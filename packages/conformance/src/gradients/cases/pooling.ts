import type { Tensor } from "@retrograd/core";
import type { Differentiable } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

/** y = f(x), x of some shape, spaced out so that no difference quotient changes which is the largest. */
function of(
  name: string,
  shape: readonly number[],
  op: (x: Tensor) => Tensor,
  low = -2,
  high = 2,
): Differentiable {
  return {
    name: `[${shape}] ${name}`,
    x: { x: spaced(shape, low, high) },
    apply: ({ x }) => op(x as Tensor),
  };
}

export const poolingCases = opCases({
  maxPool1d: (op) => [of("by 2", [2, 6, 3], (x) => op(x, 2))],
  maxPool2d: (op) => [
    of("by 2", [1, 4, 5, 2], (x) => op(x, 2)),
    of("by 3, strides 2, same", [1, 5, 6, 2], (x) => op(x, 3, { strides: 2, padding: "same" })),
    of(
      "by 3, strides 1, all negative, padded",
      [1, 4, 4, 1],
      (x) => op(x, 3, { strides: 1, padding: 1 }),
      -4,
      -1,
    ),
  ],
  maxPool3d: (op) => [of("by 2, strides 1, 2, 1", [1, 3, 4, 3, 1], (x) => op(x, 2, { strides: [1, 2, 1] }))],
  avgPool1d: (op) => [
    of("by 3, strides 2, same", [2, 7, 2], (x) => op(x, 3, { strides: 2, padding: "same" })),
  ],
  avgPool2d: (op) => [
    of("by 2", [1, 5, 4, 2], (x) => op(x, 2)),
    of("by 3, strides 2, same", [1, 5, 6, 2], (x) => op(x, 3, { strides: 2, padding: "same" })),
    of("by 3, strides 2, padding counted", [1, 5, 6, 2], (x) =>
      op(x, 3, { strides: 2, padding: 1, countPadding: true }),
    ),
  ],
  avgPool3d: (op) => [of("by 2, strides 1", [1, 3, 2, 3, 2], (x) => op(x, 2, { strides: 1 }))],
  globalAvgPool: (op) => [of("", [2, 3, 2, 2], (x) => op(x))],
  globalMaxPool: (op) => [of("", [2, 3, 2, 2], (x) => op(x))],
  adaptiveAvgPool: (op) => [
    of("to 2, 3", [1, 5, 6, 2], (x) => op(x, [2, 3])),
    of("to 4", [2, 7, 1], (x) => op(x, 4)),
    of("to 5, more than there are", [1, 3, 1], (x) => op(x, 5)),
  ],
  resize: (op) => [
    of("to 6, 8", [1, 3, 4, 2], (x) => op(x, [6, 8])),
    of("to 2, 5", [1, 3, 4, 1], (x) => op(x, [2, 5])),
    of("to 2, 5, by pixels' centres", [1, 3, 4, 1], (x) => op(x, [2, 5], { halfPixel: true })),
    of("to 5, 3, bilinear", [1, 3, 4, 2], (x) => op(x, [5, 3], { method: "bilinear" })),
    of("to 5, 3, bilinear, corners aligned", [1, 3, 4, 1], (x) =>
      op(x, [5, 3], { method: "bilinear", alignCorners: true }),
    ),
  ],
});
