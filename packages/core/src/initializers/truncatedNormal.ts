import { reject } from "../backend/error.ts";
import type { Initializer } from "../graph/variable.ts";
import { drawn } from "./drawn.ts";
import { gaussian } from "./gaussian.ts";
import type { NormalOptions } from "./normal.ts";

/**
 * Numbers of the normal distribution, drawn again where they are more than two standard deviations from the mean:
 * mean 0 and standard deviation 0.05 before that, unless said (Keras' default).
 */
export function truncatedNormal({ mean = 0, standardDeviation = 0.05 }: NormalOptions = {}): Initializer {
  if (!(Number.isFinite(mean) && standardDeviation >= 0 && standardDeviation < Infinity))
    reject(
      "truncatedNormal",
      `cannot have mean ${mean} and standard deviation ${standardDeviation}`,
      "both must be finite, and the latter not negative",
    );
  return (shape, random) => {
    const draw = gaussian(random);
    const within = (): number => {
      for (;;) {
        const z = draw();
        if (Math.abs(z) <= 2) return z;
      }
    };
    return drawn(shape, () => mean + standardDeviation * within());
  };
}
