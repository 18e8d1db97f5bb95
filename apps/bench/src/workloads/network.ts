import { filled, uniform } from "./random.ts";
import type { Batch, Dense } from "./workload.ts";

/** Dense layers between the given sizes: weights uniform within ±√(6 / (inputs + outputs)) (Glorot), biases within ±0.1. */
export function denseLayers(seed: number, sizes: readonly number[]): Dense[] {
  const random = uniform(seed);
  return sizes.slice(1).map((outputs, index) => {
    const inputs = sizes[index] as number;
    const limit = Math.sqrt(6 / (inputs + outputs));
    return {
      inputs,
      outputs,
      weight: filled(inputs * outputs, () => (2 * random() - 1) * limit),
      bias: filled(outputs, () => (2 * random() - 1) * 0.1),
    };
  });
}

/**
 * Batches of a problem that can be learned, but not at once: x is uniform noise, brighter by 0.1 in the tenth of the inputs
 * that belongs to the sample's class.
 */
export function classification(
  seed: number,
  inputs: number,
  classes: number,
  batchSize: number,
  batches: number,
): Batch[] {
  const random = uniform(seed);
  return Array.from({ length: batches }, () => {
    const labels = Array.from({ length: batchSize }, () => Math.floor(random() * classes));
    return {
      x: filled(batchSize * inputs, (i) => {
        const own = (i % inputs) % classes === labels[Math.floor(i / inputs)];
        return random() * 0.9 + (own ? 0.1 : 0);
      }),
      targets: filled(batchSize * classes, (i) => (i % classes === labels[Math.floor(i / classes)] ? 1 : 0)),
    };
  });
}
