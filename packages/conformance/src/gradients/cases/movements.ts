import type { Tensor } from "@retrograd/core";
import type { Differentiable } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

/** y = f(x), x of some shape. */
function of(name: string, shape: readonly number[], op: (x: Tensor) => Tensor): Differentiable {
  return { name: `[${shape}] ${name}`, x: { x: spaced(shape) }, apply: ({ x }) => op(x as Tensor) };
}

/** y = f(a, b, …) */
function ofSeveral(
  name: string,
  shapes: readonly (readonly number[])[],
  op: (x: Tensor[]) => Tensor,
): Differentiable {
  const letters = shapes.map((_, i) => "abcdefg"[i] as string);
  return {
    name: `${shapes.map((shape) => `[${shape}]`).join(", ")} ${name}`,
    x: Object.fromEntries(shapes.map((shape, i) => [letters[i], spaced(shape, -2, 2, letters[i])])),
    apply: (x) => op(letters.map((letter) => x[letter] as Tensor)),
  };
}

export const movementCases = opCases({
  reshape: (op) => [
    of("to [4, 3]", [2, 6], (x) => op(x, [4, 3])),
    of("to [2, -1]", [3, 4], (x) => op(x, [2, -1])),
  ],
  broadcastTo: (op) => [
    of("to [2, 3]", [3], (x) => op(x, [2, 3])),
    of("to [4, 3, 2]", [3, 1], (x) => op(x, [4, 3, 2])),
    of("to [2, 3]", [], (x) => op(x, [2, 3])),
  ],
  transpose: (op) => [
    of("reversed", [2, 3, 4], (x) => op(x)),
    of("as 0, 2, 1", [2, 3, 4], (x) => op(x, [0, 2, 1])),
    of("as 2, 0, 1", [2, 3, 4], (x) => op(x, [2, 0, 1])),
    of("as 1, 0 with an axis of 1", [1, 4], (x) => op(x, [1, 0])),
  ],
  slice: (op) => [
    of("[1:4, 2:5]", [5, 6], (x) => op(x, { begin: [1, 2], end: [4, 5] })),
    of("[1::2, :-1:3]", [5, 6], (x) => op(x, { begin: [1], end: [5, -1], strides: [2, 3] })),
    of("[2:2], nothing", [4], (x) => op(x, { begin: [2], end: [2] })),
  ],
  flip: (op) => [of("all", [2, 3], (x) => op(x)), of("axis 1", [2, 3, 2], (x) => op(x, 1))],
  pad: (op) => [
    of("with 0", [2, 3], (x) =>
      op(x, {
        pads: [
          [1, 2],
          [0, 1],
        ],
      }),
    ),
    of("with 7", [3], (x) => op(x, { pads: [[2, 0]], value: 7 })),
    of("mirrored", [4], (x) => op(x, { pads: [[3, 2]], mode: "reflect" })),
    of("mirrored on both axes", [3, 4], (x) =>
      op(x, {
        pads: [
          [2, 1],
          [1, 3],
        ],
        mode: "reflect",
      }),
    ),
    of("with the edge", [2, 3], (x) =>
      op(x, {
        pads: [
          [2, 1],
          [1, 4],
        ],
        mode: "edge",
      }),
    ),
  ],
  tile: (op) => [
    of("2, 3 times", [2, 3], (x) => op(x, [2, 3])),
    of("2, 1, 2 times", [2, 3], (x) => op(x, [2, 1, 2])),
  ],
  expandDims: (op) => [of("at 1", [2, 3], (x) => op(x, 1)), of("at -1", [2, 3], (x) => op(x, -1))],
  squeeze: (op) => [of("all", [1, 3, 1], (x) => op(x)), of("axis 0", [1, 3, 1], (x) => op(x, 0))],
  flatten: (op) => [of("all", [2, 3], (x) => op(x)), of("from 1", [2, 3, 2], (x) => op(x, { from: 1 }))],
  concat: (op) => [
    ofSeveral(
      "along 0",
      [
        [2, 3],
        [1, 3],
        [4, 3],
      ],
      (x) => op(x),
    ),
    ofSeveral(
      "along 1",
      [
        [2, 3],
        [2, 1],
      ],
      (x) => op(x, 1),
    ),
    ofSeveral(
      "along -1",
      [
        [2, 2, 3],
        [2, 2, 1],
        [2, 2, 2],
        [2, 2, 1],
        [2, 2, 2],
      ],
      (x) => op(x, -1),
    ),
    ofSeveral("with itself", [[2, 3]], ([a]) => op([a as Tensor, a as Tensor], 1)),
  ],
  stack: (op) => [
    ofSeveral(
      "along 0",
      [
        [2, 3],
        [2, 3],
      ],
      (x) => op(x),
    ),
    ofSeveral("along -1", [[3], [3], [3]], (x) => op(x, -1)),
  ],
  rotary: (op) => [
    { name: "[2, 3, 4]", x: { x: spaced([2, 3, 4]) }, apply: ({ x }) => op(x as Tensor) },
    {
      name: "[3, 2] from 5, base 100",
      x: { x: spaced([3, 2]) },
      apply: ({ x }) => op(x as Tensor, { first: 5, base: 100 }),
    },
  ],
  split: (op) => [
    {
      name: "[6, 2] into 3 parts",
      x: { x: spaced([6, 2]) },
      apply: ({ x }) => Object.fromEntries(op(x as Tensor, 3).map((part, i) => [`part ${i}`, part])),
    },
    {
      name: "[2, 5] into 1, 3 and 1",
      x: { x: spaced([2, 5]) },
      apply: ({ x }) =>
        Object.fromEntries(op(x as Tensor, [1, 3, 1], 1).map((part, i) => [`part ${i}`, part])),
    },
  ],
});
