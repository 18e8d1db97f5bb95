import { classification, denseLayers } from "./network.ts";
import { bothPasses } from "./passes.ts";
import type { Adam, NetworkWorkload, WorkloadEntry } from "./workload.ts";

/** The defaults of the paper (Kingma and Ba 2014), which are PyTorch's too. */
export const adam: Adam = {
  kind: "adam",
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  biases: "as weights",
};

/** A digit classifier: small products, so that everything around them counts too. */
export const w2: readonly WorkloadEntry[] = bothPasses<NetworkWorkload>(
  "w2",
  "Small dense classifier: 784-128-64-10, batch 64",
  "784-128-64-10, relu, softmax cross-entropy, batch 64, Adam",
  () => ({
    kind: "network",
    batchSize: 64,
    method: {
      activations: ["relu", "relu", "identity"],
      loss: "softmaxCrossEntropy",
      optimizer: adam,
      update: "batch",
    },
    layers: denseLayers(201, [784, 128, 64, 10]),
    pool: classification(202, 784, 10, 64, 16),
    checkedSteps: 4,
    tolerance: 1e-3,
    ages: true,
  }),
);
