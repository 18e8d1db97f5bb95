import { array, ops, type Tensor } from "@retrograd/core";
import type { Differentiable } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

/** Numbers from nothing: compared as values. */
function made(name: string, make: () => Tensor): Differentiable {
  return { name, x: {}, apply: () => ops.add(make(), 0) };
}

const key = { key: array(Int32Array.of(1986, 7)) };

/** Numbers drawn by a key. */
function drawn(name: string, make: (key: Tensor) => Tensor): Differentiable {
  return { name, x: {}, given: key, apply: (_, given) => make(given.key as Tensor) };
}

export const madeCases = opCases({
  arange: (op) => [made("of 7", () => op(7)), made("of 5 in float32", () => op(5, "float32"))],
  full: (op) => [made("[2, 3] of 0.1", () => op([2, 3], 0.1))],
  constant: (op) => [
    made("[2, 2]", () =>
      op([
        [1, 0.1],
        [-3, 1e10],
      ]),
    ),
  ],
  onesLike: (op) => [
    { name: "[3]", x: { x: spaced([3]) }, apply: ({ x }) => ops.mul(x as Tensor, op(x as Tensor)) },
  ],
  zerosLike: (op) => [
    { name: "[3]", x: { x: spaced([3]) }, apply: ({ x }) => ops.add(x as Tensor, op(x as Tensor)) },
  ],
  cast: (op) => [
    {
      name: "to int32",
      once: "integers have no gradient",
      x: { x: spaced([3, 5], -4.5, 4.6) },
      apply: ({ x }) => op(x as Tensor, "int32"),
    },
    { name: "to its own", x: { x: spaced([3, 5]) }, apply: ({ x }) => op(x as Tensor, (x as Tensor).dtype) },
  ],
  customGradient: (op) => [
    {
      name: "a square with its own rule",
      x: { x: spaced([5]) },
      apply: ({ x }) => {
        const rule = (dy: Tensor): Tensor => ops.mul(ops.mul(dy, x as Tensor), 2);
        return op(ops.square(x as Tensor), { inputs: { x: x as Tensor }, gradients: { x: rule } });
      },
    },
  ],
  stopGradient: (op) => [
    {
      name: "values",
      x: {},
      given: { x: array([1.5, -2, 0]) },
      apply: (_, { x }) => ops.mul(op(x as Tensor), 2),
    },
  ],
  randomBits: (op) => [drawn("[3, 5]", (from) => op(from, { shape: [3, 5], stream: 3 }))],
  uniform: (op) => [
    drawn("[67]", (from) => op(from, { shape: [67], stream: 3 })),
    drawn("[67] from -2 to 3", (from) => op(from, { shape: [67], stream: 4, min: -2, max: 3 })),
  ],
  normal: (op) => [drawn("[67]", (from) => op(from, { shape: [67], stream: 5 }))],
  bernoulli: (op) => [drawn("[67] of 0.3", (from) => op(from, { shape: [67], stream: 6, probability: 0.3 }))],
});
