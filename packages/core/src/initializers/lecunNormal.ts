import type { Initializer } from "../graph/variable.ts";
import { scaledNormal } from "./scaled.ts";

/**
 * Normal with variance 1 / fan-in, for selu (LeCun et al. 1998, Klambauer et al. 2017),
 * redrawn beyond two standard deviations (as Keras does).
 * [in, out] has fan-in `in` and fan-out `out`; [...kernel, in, out] both times the kernel's elements.
 */
export function lecunNormal(): Initializer {
  return scaledNormal((fans) => 1 / fans.in);
}
