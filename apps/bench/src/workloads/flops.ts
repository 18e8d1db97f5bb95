import type { Architecture, ModelWorkload, Workload } from "./workload.ts";

/** Multiply-adds of a model's products for one example. */
interface Products {
  readonly forward: number;
  /** Of those, the ones whose input's gradient nobody needs: the first layer's. */
  readonly first: number;
}

/**
 * Floating-point operations in the products and convolutions of one step, two for each multiply-add; null where there are none. Training
 * takes each product three times, forward and for the gradients of either factor.
 */
export function flopsOf(workload: Workload): number | null {
  switch (workload.kind) {
    case "product":
      return 2 * workload.n ** 3;
    case "rows":
      return null;
    case "network": {
      const sizes = workload.layers.map(({ inputs, outputs }) => inputs * outputs);
      const forward = sizes.reduce((sum, size) => sum + size, 0);
      return flops(workload, { forward, first: sizes[0] as number });
    }
    case "model":
      return flops(workload, products[workload.architecture](workload));
  }
}

function flops(
  { pass, batchSize }: { readonly pass: "training" | "inference"; readonly batchSize: number },
  { forward, first }: Products,
): number {
  return 2 * batchSize * (pass === "inference" ? forward : 3 * forward - first);
}

/** A filter counts in full at the image's edges, and attention as if it saw what is to come. */
const products: Record<Architecture, (workload: ModelWorkload) => Products> = {
  lenet(workload) {
    const first = 28 * 28 * weights(workload, "conv1.");
    return { forward: first + 14 * 14 * weights(workload, "conv2.") + weights(workload, "dense."), first };
  },
  residual(workload) {
    const first = 32 * 32 * weights(workload, "conv1.");
    return { forward: 2 * first + weights(workload, "dense."), first };
  },
  lstm(workload) {
    const steps = workload.inputShape[0] as number;
    const first = steps * weights(workload, "input.");
    const recurrent = steps * weights(workload, "recurrent.");
    return { forward: first + recurrent + weights(workload, "dense."), first };
  },
  transformer(workload) {
    const [positions, features] = workload.inputShape as [number, number];
    // A gain and a bias stand before the first product: they need its input's gradient.
    return { forward: positions * (weights(workload, "") + 2 * positions * features), first: 0 };
  },
};

function weights({ parameters }: ModelWorkload, prefix: string): number {
  return parameters
    .filter(({ name }) => name.startsWith(prefix) && name.endsWith("weight"))
    .reduce((sum, { values }) => sum + values.length, 0);
}
