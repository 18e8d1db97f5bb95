import { equal } from "../ops/equal.ts";
import { exp } from "../ops/exp.ts";
import { log } from "../ops/log.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { where } from "../ops/where.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/** Settings of `klDiv`. */
export interface KlDivOptions {
  /** Whether targets are logarithms, too; no, unless said (PyTorch's default). */
  readonly logTarget?: boolean;
}

/**
 * Kullback and Leibler's divergence, element by element: L = p (ln p - q) of target probabilities p (0 where p is)
 * and predicted logarithms q; its mean divides by the number of elements (as in PyTorch). The divergence per
 * example, Σ L / N, is `cost(klDiv(), record, { reduction: 1 / N })`.
 *
 * predictions (q, such as logSoftmax gives) and targets (p, or ln p with `logTarget`) [...] of one shape; weights
 * [...] or of the first axes.
 */
export function klDiv({ logTarget = false }: KlDivOptions = {}): Loss {
  return elementwise("klDiv", (q, p) => {
    if (logTarget) return mul(exp(p), sub(p, q));
    const none = equal(p, 0);
    return where(none, 0, mul(p, sub(log(where(none, 1, p)), q)));
  });
}
