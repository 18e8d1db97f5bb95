import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { equal } from "./equal.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { log } from "./log.ts";
import { logicalAnd } from "./logicalAnd.ts";
import { mul } from "./mul.ts";
import { aligned, float, type Operand } from "./operand.ts";
import { sub } from "./sub.ts";
import { where } from "./where.ts";

/**
 * a^b, elementwise, with broadcasting: a^0 = 1, and NaN for a < 0 where b is no whole number.
 * ∂/∂a = b a^(b-1), which is 0 for b = 0; ∂/∂b = a^b ln a, which is 0 for a = 0 and b ≥ 0.
 */
export function pow(a: Operand, b: Operand): Tensor {
  const inputs = aligned("pow", { a, b });
  float("pow", inputs.a);
  return apply("pow", {
    inputs,
    shape: inputs.a.shape,
    gradients: {
      a: (dy) => mul(mul(dy, b), pow(a, lessOne(a, b))),
      b: (dy, y) => {
        const flat = logicalAnd(equal(inputs.a, 0), greaterEqual(inputs.b, 0));
        return mul(mul(dy, y), log(where(flat, 1, inputs.a)));
      },
    },
  });
}

/** b - 1, but any number that is not negative where a and b are 0, so that 0 · 0^(b-1) is 0. */
function lessOne(a: Operand, b: Operand): Operand {
  if (typeof b === "number") return b === 0 ? 0 : b - 1;
  return where(logicalAnd(equal(a, 0), equal(b, 0)), 0, sub(b, 1));
}
