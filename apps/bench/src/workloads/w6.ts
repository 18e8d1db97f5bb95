import { initialized } from "./models.ts";
import { classification } from "./network.ts";
import { bothPasses } from "./passes.ts";
import { adam } from "./w2.ts";
import type { ModelWorkload, WorkloadEntry } from "./workload.ts";

/** An LSTM over 32 steps: many small products, one after the other. */
export const w6: readonly WorkloadEntry[] = bothPasses<ModelWorkload>(
  "w6",
  "LSTM: 64 units, 32 steps, batch 16",
  "LSTM of 64 units over 32 steps of 64 features, dense to 10 from its last state, batch 16, Adam",
  () => ({
    kind: "model",
    architecture: "lstm",
    batchSize: 16,
    inputShape: [32, 64],
    targetShape: [10],
    loss: "softmaxCrossEntropy",
    optimizer: adam,
    parameters: initialized(601, {
      "input.weight": [64, 256],
      "recurrent.weight": [64, 256],
      bias: [256],
      "dense.weight": [64, 10],
      "dense.bias": [10],
    }),
    pool: classification(602, 32 * 64, 10, 16, 16),
    checkedSteps: 3,
    tolerance: 1e-3,
  }),
);
