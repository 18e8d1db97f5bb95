import type { Initializer } from "../graph/variable.ts";
import { fansOf } from "./fans.ts";
import { truncatedNormal } from "./truncatedNormal.ts";
import { uniform } from "./uniform.ts";

type Fans = ReturnType<typeof fansOf>;

/** Standard deviation of a standard normal variable that is drawn again beyond ±2. */
const truncatedDeviation = 0.8796256610342398;

/** Uniform numbers of mean 0 whose variance follows from the fans. */
export function scaledUniform(variance: (fans: Fans) => number): Initializer {
  return (shape, random) => {
    const max = Math.sqrt(3 * variance(fansOf(shape)));
    return uniform({ min: -max, max })(shape, random);
  };
}

/** The same with truncated normal numbers. */
export function scaledNormal(variance: (fans: Fans) => number): Initializer {
  return (shape, random) => {
    const standardDeviation = Math.sqrt(variance(fansOf(shape))) / truncatedDeviation;
    return truncatedNormal({ standardDeviation })(shape, random);
  };
}
