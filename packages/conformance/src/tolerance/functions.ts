import type { TypedArray } from "@retrograd/core/backend";
import { at } from "../reference/formula.ts";
import { type Bound, each } from "./bound.ts";

/**
 * A function of an argument that was rounded once, rounded once: ε (|f| + |x f'(x)|), times 4.
 *
 * x f' is f's condition: how far a relative error of x goes. With the 4 this is what WGSL grants exp
 * (3 + 2 |x| units in the last place), log (2^-21 near 1) and pow (through both)
 * (https://www.w3.org/TR/WGSL/#floating-point-accuracy). WGSL's absolute 2^-11 for sin and cos is not granted:
 * gradients of periodic layers would be worth three digits.
 */
function conditioned(
  slope: (x: number, y: number) => number,
): (
  views: Readonly<Record<"x" | "out", TypedArray>>,
  parameters: unknown,
  epsilon: number,
) => { readonly out: Float64Array } {
  return ({ x, out }, _, epsilon) =>
    each(out, (i, y) => accuracy * epsilon * (Math.abs(y) + finite(at(x, i) * slope(at(x, i), y))));
}

export const accuracy = 4;

/** |x|, or 0 at the corners, where the function itself is exact. */
const finite = (x: number): number => (Number.isFinite(x) ? Math.abs(x) : 0);

export const exp: Bound<"exp"> = conditioned((_, y) => y);
export const expm1: Bound<"expm1"> = conditioned((_, y) => y + 1);
export const log: Bound<"log"> = conditioned((x) => 1 / x);
export const log1p: Bound<"log1p"> = conditioned((x) => 1 / (1 + x));
export const sqrt: Bound<"sqrt"> = conditioned((_, y) => 1 / (2 * y));
export const sin: Bound<"sin"> = conditioned((x) => Math.cos(x));
export const cos: Bound<"cos"> = conditioned((x) => Math.sin(x));
export const tanh: Bound<"tanh"> = conditioned((_, y) => 1 - y * y);
export const sigmoid: Bound<"sigmoid"> = conditioned((_, y) => y * (1 - y));
export const erf: Bound<"erf"> = conditioned((x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x));

/** The same for a^b: the conditions are b for a, and b ln a for b. */
export const pow: Bound<"pow"> = ({ a, b, out }, _, epsilon) =>
  each(out, (i, y) => {
    const exponent = at(b, i);
    const conditions = 1 + finite(exponent) + finite(exponent * Math.log(Math.abs(at(a, i))));
    return accuracy * epsilon * finite(y) * conditions;
  });
