import { cumsum as cumsumOf } from "../reference/cumsum.ts";
import { matmul as matmulOf } from "../reference/matmul.ts";
import { scatterSum as scatterSumOf } from "../reference/scatterSum.ts";
import { sum as sumOf } from "../reference/sum.ts";
import { absolute, type Bound } from "./bound.ts";

/** How often ε Σ|x| a careful sum of `length` terms may be off: the contract's log(length) or √length, and the rounding of the result. */
export function carefulSum(length: number): number {
  return 1 + Math.max(Math.log2(Math.max(length, 1)), Math.sqrt(length));
}

/** A sum is off by ε Σ|x| for each rounding on its way, at most. */
export const sum: Bound<"sum"> = (views, axis, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  sumOf({ x: absolute(views.x), out: magnitude }, axis);
  return { out: scaled(magnitude, epsilon * carefulSum(axis.length)) };
};

/** Sums one term after the other: each of n - 1 additions rounds, and n products do (Higham 2002, section 3.1). */
const inOrder = (length: number): number => length + 1;

export const cumsum: Bound<"cumsum"> = (views, parameters, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  cumsumOf({ x: absolute(views.x), out: magnitude }, parameters);
  return { out: scaled(magnitude, epsilon * inOrder(parameters.length)) };
};

export const scatterSum: Bound<"scatterSum"> = (views, parameters, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  scatterSumOf({ x: absolute(views.x), indices: views.indices, out: magnitude }, parameters);
  return { out: scaled(magnitude, epsilon * inOrder(parameters.count)) };
};

export const matmul: Bound<"matmul"> = (views, sizes, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  matmulOf({ a: absolute(views.a), b: absolute(views.b), out: magnitude }, sizes);
  return { out: scaled(magnitude, epsilon * inOrder(sizes.k)) };
};

function scaled(numbers: Float64Array, factor: number): Float64Array {
  return numbers.map((each) => each * factor);
}
