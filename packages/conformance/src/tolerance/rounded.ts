import type { TypedArray } from "@retrograd/core/backend";
import { each } from "./bound.ts";

type Out = Readonly<Record<"out", TypedArray>>;

/**
 * One rounding, to either neighbour: what WGSL calls correctly rounded and grants +, - and ·
 * (https://www.w3.org/TR/WGSL/#floating-point-accuracy).
 */
export const rounded = ({ out }: Out, _: unknown, epsilon: number): { readonly out: Float64Array } =>
  each(out, (_i, y) => epsilon * Math.abs(y));

/** A division: 2.5 units in the last place, as WGSL grants it (same table). */
export const quotient = ({ out }: Out, _: unknown, epsilon: number): { readonly out: Float64Array } =>
  each(out, (_i, y) => 2.5 * epsilon * Math.abs(y));

/** A cast from float to int32 of what fits no int32 may give any int32. */
export const converted = (
  { x, out }: Readonly<Record<"x" | "out", TypedArray>>,
  _: unknown,
  epsilon: number,
) =>
  each(out, (i, y) => {
    const value = x[i] as number;
    if (out instanceof Int32Array) return Math.abs(value) < 2 ** 31 ? 0 : Number.POSITIVE_INFINITY;
    return epsilon * Math.abs(y);
  });
