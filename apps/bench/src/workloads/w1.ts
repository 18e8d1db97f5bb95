import { denseLayers } from "./network.ts";
import { bothPasses } from "./passes.ts";
import { filled, uniform } from "./random.ts";
import type { Batch, NetworkWorkload, WorkloadEntry } from "./workload.ts";

/** XOR: what a step costs beside its arithmetic. */
export const w1: readonly WorkloadEntry[] = bothPasses<NetworkWorkload>(
  "w1",
  "XOR network: 2-8-1, batch 4",
  "XOR: 2-8-1, tanh, then sigmoid, mean squared error, batch 4, gradient descent",
  () => ({
    kind: "network",
    batchSize: 4,
    method: {
      activations: ["tanh", "sigmoid"],
      loss: "meanSquaredError",
      optimizer: { kind: "gradientDescent", learningRate: 0.2 },
      update: "batch",
    },
    layers: denseLayers(101, [2, 8, 1]),
    pool: corners(102, 16),
    checkedSteps: 20,
    tolerance: 1e-5,
  }),
);

/** The four corners of the square, each within ±0.1, so that no two batches are the same. */
function corners(seed: number, batches: number): Batch[] {
  const random = uniform(seed);
  const exact = [0, 0, 0, 1, 1, 0, 1, 1];
  return Array.from({ length: batches }, () => ({
    x: filled(8, (i) => (exact[i] as number) + (random() - 0.5) * 0.2),
    targets: Float32Array.of(0, 1, 1, 0),
  }));
}
