import type { Tensor } from "../graph/tensor.ts";
import { full } from "./full.ts";
import { mul } from "./mul.ts";
import { type Reduction, reduceAxes } from "./reduction.ts";
import { reshape } from "./reshape.ts";
import { slice } from "./slice.ts";

/**
 * Π x over some axes, or all; 1 of no elements. Multiplied pair by pair, so that the gradient, the product of
 * all others, is right where some are 0.
 */
export function prod(x: Tensor, options: Reduction = {}): Tensor {
  return reduceAxes("prod", x, options, (part, { outer, length, inner }, shape) => {
    if (length === 0) return full(shape, 1, x.dtype);
    const between = (whole: Tensor, from: number, to: number): Tensor =>
      slice(whole, { begin: [0, from], end: [outer, to] });
    let rest = reshape(part, [outer, length, inner]);
    let odd: Tensor | null = null;
    for (let n = length; n > 1; ) {
      const half = Math.floor(n / 2);
      if (n % 2 === 1) {
        const last = between(rest, n - 1, n);
        odd = odd ? mul(odd, last) : last;
      }
      rest = mul(between(rest, 0, half), between(rest, half, 2 * half));
      n = half;
    }
    return reshape(odd ? mul(rest, odd) : rest, shape);
  });
}
