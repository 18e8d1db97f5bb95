import type { Initializer } from "../graph/variable.ts";
import { scaledNormal } from "./scaled.ts";

/**
 * Normal with variance 2 / (fan-in + fan-out), for tanh and the like (Glorot & Bengio 2010),
 * redrawn beyond two standard deviations (as Keras does).
 * [in, out] has fan-in `in` and fan-out `out`; [...kernel, in, out] both times the kernel's elements.
 */
export function glorotNormal(): Initializer {
  return scaledNormal((fans) => 2 / (fans.in + fans.out));
}
