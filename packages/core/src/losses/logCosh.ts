import { abs } from "../ops/abs.ts";
import { add } from "../ops/add.ts";
import { customGradient } from "../ops/customGradient.ts";
import { expm1 } from "../ops/expm1.ts";
import { log1p } from "../ops/log1p.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { tanh } from "../ops/tanh.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/**
 * L = ln cosh(p - t) per element: about (p - t)² / 2 for small errors, |p - t| - ln 2 for large ones, without
 * overflow; its mean divides by the number of elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function logCosh(): Loss {
  return elementwise("logCosh", (p, t) => {
    const d = sub(p, t);
    const a = abs(d);
    // cosh a = e^a (1 + e^(-2a)) / 2
    return customGradient(add(a, log1p(mul(expm1(mul(a, -2)), 0.5))), {
      inputs: { d },
      gradients: { d: (dy) => mul(dy, tanh(d)) },
    });
  });
}
