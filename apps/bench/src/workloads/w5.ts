import { initialized } from "./models.ts";
import { classification } from "./network.ts";
import { bothPasses } from "./passes.ts";
import { momentum } from "./w4.ts";
import type { ModelWorkload, WorkloadEntry } from "./workload.ts";

/** A residual block on 32x32x32: 0.9 billion multiply-adds per step, nearly all in convolutions, and batch norm. */
export const w5: readonly WorkloadEntry[] = bothPasses<ModelWorkload>(
  "w5",
  "Residual block: 32 channels on 32x32, batch 16",
  "A residual block on 32x32x32: twice a convolution of 3x3 to 32 channels with batch norm and relu, around them a skip, then the mean over the image and dense to 10, batch 16, momentum",
  () => ({
    kind: "model",
    architecture: "residual",
    batchSize: 16,
    inputShape: [32, 32, 32],
    targetShape: [10],
    loss: "softmaxCrossEntropy",
    optimizer: momentum,
    parameters: initialized(501, {
      "conv1.weight": [3, 3, 32, 32],
      "norm1.gain": [32],
      "norm1.bias": [32],
      "conv2.weight": [3, 3, 32, 32],
      "norm2.gain": [32],
      "norm2.bias": [32],
      "dense.weight": [32, 10],
      "dense.bias": [10],
    }),
    pool: classification(502, 32 * 32 * 32, 10, 16, 4),
    checkedSteps: 2,
    tolerance: 1e-3,
  }),
);
