import type { Tensor } from "@retrograd/core";
import type { Differentiable } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

type Unary = (op: (x: Tensor) => Tensor) => readonly Differentiable[];

/** y = f(x) between two numbers, for a matrix and for a scalar. */
function between(low: number, high: number): Unary {
  return (op) => [at([3, 5], low, high, op), at([], low, high, op)];
}

function at(
  shape: readonly number[],
  low: number,
  high: number,
  op: (x: Tensor) => Tensor,
  variant = "",
): Differentiable {
  return {
    name: `[${shape}] from ${low} to ${high}${variant && `, ${variant}`}`,
    x: { x: spaced(shape, low, high) },
    apply: ({ x }) => op(x as Tensor),
  };
}

export const unaryCases = opCases({
  neg: between(-2, 2),
  abs: between(-2, 2),
  sign: between(-2, 2),
  floor: between(-2.5, 2.6),
  exp: between(-3, 3),
  expm1: between(-2, 2),
  log: between(0.1, 4),
  log1p: between(-0.8, 3),
  sqrt: between(0.1, 4),
  rsqrt: between(0.1, 4),
  square: between(-2, 2),
  reciprocal: between(0.3, 3),
  sin: between(-4, 4),
  cos: between(-4, 4),
  erf: between(-2, 2),
  tanh: between(-3, 3),
  sigmoid: between(-5, 5),
  logSigmoid: between(-5, 5),
  relu: between(-2, 2),
  relu6: between(-3, 9),
  selu: between(-3, 3),
  silu: between(-4, 4),
  mish: between(-4, 4),
  hardSigmoid: between(-5, 5),
  hardSwish: between(-5, 5),
  softsign: between(-3, 3),
  leakyRelu: (op) => [at([3, 5], -2, 2, op), at([7], -2, 2, (x) => op(x, { alpha: 0.3 }), "slope 0.3")],
  elu: (op) => [at([3, 5], -2, 2, op), at([7], -2, 2, (x) => op(x, { alpha: 0.5 }), "alpha 0.5")],
  gelu: (op) => [at([3, 5], -3, 3, op), at([7], -3, 3, (x) => op(x, { approximate: "tanh" }), "by tanh")],
  softplus: (op) => [at([3, 5], -4, 4, op), at([7], -4, 4, (x) => op(x, { beta: 2.5 }), "beta 2.5")],
  hardTanh: (op) => [at([3, 5], -3, 3, op), at([7], -3, 3, (x) => op(x, { min: -2, max: 0.5 }), "-2 to 0.5")],
  clip: (op) => [
    at([3, 5], -3, 3, (x) => op(x, { min: -1, max: 2 }), "-1 to 2"),
    at([7], -3, 3, (x) => op(x, { max: 0.4 }), "up to 0.4"),
  ],
});
