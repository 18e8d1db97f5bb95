import { filled, uniform } from "./random.ts";
import type { Operand } from "./workload.ts";

/** A name with a shape. What ends in "weight" is uniform within ±√(6 / (fan in + fan out)), a gain within 1 ± 0.1, a bias within ±0.1. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

export function initialized(seed: number, shapes: Shapes): Operand[] {
  const random = uniform(seed);
  return Object.entries(shapes).map(([name, shape]) => {
    const size = shape.reduce((product, axis) => product * axis, 1);
    const [fanIn, fanOut] = [size / (shape.at(-1) as number), size / (shape.at(-2) ?? 1)];
    const [centre, radius] = name.endsWith("weight")
      ? [0, Math.sqrt(6 / (fanIn + fanOut))]
      : [name.endsWith("gain") ? 1 : 0, 0.1];
    return { name, shape, values: filled(size, () => centre + (2 * random() - 1) * radius) };
  });
}
