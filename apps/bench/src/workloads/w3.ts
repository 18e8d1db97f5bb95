import { classification, denseLayers } from "./network.ts";
import { bothPasses } from "./passes.ts";
import { adam } from "./w2.ts";
import type { NetworkWorkload, WorkloadEntry } from "./workload.ts";

/** A wide classifier: 2.9 GFLOP of products per step. */
export const w3: readonly WorkloadEntry[] = bothPasses<NetworkWorkload>(
  "w3",
  "Wide dense classifier: 784-1024-1024-10, batch 256",
  "784-1024-1024-10, relu, softmax cross-entropy, batch 256, Adam",
  () => ({
    kind: "network",
    batchSize: 256,
    method: {
      activations: ["relu", "relu", "identity"],
      loss: "softmaxCrossEntropy",
      optimizer: adam,
      update: "batch",
    },
    layers: denseLayers(301, [784, 1024, 1024, 10]),
    pool: classification(302, 784, 10, 256, 16),
    // The slowest runners need seconds for each.
    checkedSteps: 2,
    tolerance: 1e-3,
  }),
);
