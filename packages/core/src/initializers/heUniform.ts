import type { Initializer } from "../graph/variable.ts";
import { scaledUniform } from "./scaled.ts";

/**
 * Uniform in ±√(6 / fan-in), for relu (He et al. 2015).
 * [in, out] has fan-in `in` and fan-out `out`; [...kernel, in, out] both times the kernel's elements.
 */
export function heUniform(): Initializer {
  return scaledUniform((fans) => 2 / fans.in);
}
