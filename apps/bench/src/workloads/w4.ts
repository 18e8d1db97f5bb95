import { initialized } from "./models.ts";
import { classification } from "./network.ts";
import { bothPasses } from "./passes.ts";
import type { ModelWorkload, Momentum, WorkloadEntry } from "./workload.ts";

export const momentum: Momentum = { kind: "momentum", learningRate: 0.01, momentum: 0.9 };

/** LeNet on images of 28x28: convolutions of few channels. */
export const w4: readonly WorkloadEntry[] = bothPasses<ModelWorkload>(
  "w4",
  "LeNet: two convolutions on 28x28, batch 32",
  "LeNet on 28x28x1: convolutions of 5x5 to 8 and to 16 channels, each with relu and max pooling, dense to 10, batch 32, momentum",
  () => ({
    kind: "model",
    architecture: "lenet",
    batchSize: 32,
    inputShape: [28, 28, 1],
    targetShape: [10],
    loss: "softmaxCrossEntropy",
    optimizer: momentum,
    parameters: initialized(401, {
      "conv1.weight": [5, 5, 1, 8],
      "conv1.bias": [8],
      "conv2.weight": [5, 5, 8, 16],
      "conv2.bias": [16],
      "dense.weight": [784, 10],
      "dense.bias": [10],
    }),
    pool: classification(402, 784, 10, 32, 16),
    checkedSteps: 3,
    tolerance: 1e-3,
  }),
);
