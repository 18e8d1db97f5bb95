import type { Initializer } from "../graph/variable.ts";
import { scaledNormal } from "./scaled.ts";

/**
 * Normal with variance 2 / fan-in, for relu (He et al. 2015),
 * redrawn beyond two standard deviations (as Keras does).
 * [in, out] has fan-in `in` and fan-out `out`; [...kernel, in, out] both times the kernel's elements.
 */
export function heNormal(): Initializer {
  return scaledNormal((fans) => 2 / fans.in);
}
