import { epsilonOf } from "../numbers/compare.ts";
import { cumsum as cumsumOf } from "../reference/cumsum.ts";
import { matmul as matmulOf } from "../reference/matmul.ts";
import { scatterSum as scatterSumOf } from "../reference/scatterSum.ts";
import { sum as sumOf } from "../reference/sum.ts";
import { absolute, type Bound } from "./bound.ts";

/**
 * How many times ε Σ|t| a sum of n terms t may be off: √n by the contract's own words, and the result rounds. The
 * contract takes one running float64 sum for good enough, so where ε is float64's own, it is n (Higham 2002, 4.2).
 */
export function roundings(terms: number, epsilon: number): number {
  return 1 + (epsilon === epsilonOf.float64 ? terms : Math.sqrt(terms));
}

export const sum: Bound<"sum"> = (views, axis, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  sumOf({ x: absolute(views.x), out: magnitude }, axis);
  return { out: scaled(magnitude, epsilon * roundings(axis.length, epsilon)) };
};

export const cumsum: Bound<"cumsum"> = (views, parameters, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  cumsumOf({ x: absolute(views.x), out: magnitude }, parameters);
  return { out: scaled(magnitude, epsilon * roundings(parameters.length, epsilon)) };
};

export const scatterSum: Bound<"scatterSum"> = (views, parameters, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  scatterSumOf({ x: absolute(views.x), indices: views.indices, out: magnitude }, parameters);
  return { out: scaled(magnitude, epsilon * roundings(parameters.count, epsilon)) };
};

/** Every product rounds too. */
export const matmul: Bound<"matmul"> = (views, sizes, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  matmulOf({ a: absolute(views.a), b: absolute(views.b), out: magnitude }, sizes);
  return { out: scaled(magnitude, epsilon * (1 + roundings(sizes.k, epsilon))) };
};

export function scaled(numbers: Float64Array, factor: number): Float64Array {
  return numbers.map((each) => each * factor);
}
