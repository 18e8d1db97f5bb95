import { reject } from "../backend/error.ts";
import type { Initializer } from "../graph/variable.ts";
import { drawn } from "./drawn.ts";

/** Settings of `uniform`. */
export interface UniformOptions {
  /** -0.05, unless said (Keras' default). */
  readonly min?: number;
  /** 0.05, unless said (Keras' default); not drawn itself. */
  readonly max?: number;
}

/** Numbers drawn evenly from [min, max); -0.05 and 0.05, unless said (Keras' default). */
export function uniform({ min = -0.05, max = 0.05 }: UniformOptions = {}): Initializer {
  if (!(min <= max && Number.isFinite(max - min)))
    reject("uniform", `cannot draw from ${min} to ${max}`, "min must not be above max");
  return (shape, random) => drawn(shape, () => min + (max - min) * random());
}
