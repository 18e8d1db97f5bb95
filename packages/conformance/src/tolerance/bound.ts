import type { KernelName, OperandsOf, OutputsOf, ParametersOf, TypedArray } from "@retrograd/core/backend";
import { at } from "../reference/formula.ts";

/** The reference's operands and outputs, floats as float64. */
export type Views<K extends KernelName> = Readonly<Record<OperandsOf<K> | OutputsOf<K>, TypedArray>>;

/** How far from the formula each element of each output may be, for numbers that are ε apart at 1. */
export type Bound<K extends KernelName> = (
  views: Views<K>,
  parameters: ParametersOf<K>,
  epsilon: number,
) => Readonly<Record<OutputsOf<K>, ArrayLike<number>>>;

/** A bound for each element of `out`. */
export function each(
  out: TypedArray,
  bound: (i: number, y: number) => number,
): { readonly out: Float64Array } {
  return { out: Float64Array.from({ length: out.length }, (_, i) => bound(i, at(out, i))) };
}

/** |x|, element by element. */
export function absolute(x: TypedArray): Float64Array<ArrayBuffer> {
  return Float64Array.from(x, Math.abs);
}
