import { add } from "../ops/add.ts";
import { exp } from "../ops/exp.ts";
import { log } from "../ops/log.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/** Settings of `poissonNll`. */
export interface PoissonNllOptions {
  /** Whether predictions are logarithms of the rate; yes, unless said (PyTorch's default). */
  readonly logInput?: boolean;
}

/**
 * Negative log-likelihood of counts t under a Poisson distribution, but for ln t!: L = e^x - t x of logarithms of
 * the rate, or x - t ln(x + 1e-8) of rates (`logInput: false`), per element; its mean divides by the number of
 * elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function poissonNll({ logInput = true }: PoissonNllOptions = {}): Loss {
  return elementwise("poissonNll", (x, t) =>
    logInput ? sub(exp(x), mul(t, x)) : sub(x, mul(t, log(add(x, 1e-8)))),
  );
}
