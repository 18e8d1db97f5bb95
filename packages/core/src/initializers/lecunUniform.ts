import type { Initializer } from "../graph/variable.ts";
import { scaledUniform } from "./scaled.ts";

/**
 * Uniform in ±√(3 / fan-in), for selu (LeCun et al. 1998, Klambauer et al. 2017).
 * [in, out] has fan-in `in` and fan-out `out`; [...kernel, in, out] both times the kernel's elements.
 */
export function lecunUniform(): Initializer {
  return scaledUniform((fans) => 1 / fans.in);
}
