import { reject } from "../backend/error.ts";
import type { Initializer } from "../graph/variable.ts";
import { drawn } from "./drawn.ts";
import { gaussian } from "./gaussian.ts";

/** Settings of `normal`. */
export interface NormalOptions {
  /** 0, unless said. */
  readonly mean?: number;
  /** 0.05, unless said (Keras' default). */
  readonly standardDeviation?: number;
}

/** Numbers of the normal distribution: mean 0 and standard deviation 0.05, unless said (Keras' default). */
export function normal({ mean = 0, standardDeviation = 0.05 }: NormalOptions = {}): Initializer {
  if (!(Number.isFinite(mean) && standardDeviation >= 0 && standardDeviation < Infinity))
    reject(
      "normal",
      `cannot have mean ${mean} and standard deviation ${standardDeviation}`,
      "both must be finite, and the latter not negative",
    );
  return (shape, random) => {
    const draw = gaussian(random);
    return drawn(shape, () => mean + standardDeviation * draw());
  };
}
