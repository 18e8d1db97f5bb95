import type { Initializer } from "../graph/variable.ts";
import { scaledUniform } from "./scaled.ts";

/**
 * Uniform in ±√(6 / (fan-in + fan-out)), for tanh and the like (Glorot & Bengio 2010); Keras' default for dense layers.
 * [in, out] has fan-in `in` and fan-out `out`; [...kernel, in, out] both times the kernel's elements.
 */
export function glorotUniform(): Initializer {
  return scaledUniform((fans) => 2 / (fans.in + fans.out));
}
