import type { Tensor } from "../graph/tensor.ts";
import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { div } from "./div.ts";
import { float } from "./operand.ts";
import { square } from "./square.ts";

/** x / (1 + |x|), elementwise (Bergstra et al. 2009). */
export function softsign(x: Tensor): Tensor {
  float("softsign", x);
  const d = add(abs(x), 1);
  return customGradient(div(x, d), {
    inputs: { x },
    gradients: { x: (dy) => div(dy, square(d)) },
  });
}
