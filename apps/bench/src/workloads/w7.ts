import { initialized } from "./models.ts";
import { bothPasses } from "./passes.ts";
import { filled, normal, uniform } from "./random.ts";
import { adam } from "./w2.ts";
import type { ModelWorkload, WorkloadEntry } from "./workload.ts";

const [batchSize, positions, features, hidden] = [8, 64, 128, 512];

/** How many heads the attention of W7 has, of 32 features each. */
export const heads = 4;

/** A transformer block: products of all shapes, softmax and layer norm. */
export const w7: readonly WorkloadEntry[] = bothPasses<ModelWorkload>(
  "w7",
  "Transformer block: width 128, 64 positions, batch 8",
  "A transformer block that normalizes first: 128 features, 4 heads, 64 positions, causal, 512 hidden with gelu, mean squared error, batch 8, Adam",
  () => {
    const next = normal(uniform(702));
    const sequences = () => filled(batchSize * positions * features, next);
    return {
      kind: "model",
      architecture: "transformer",
      batchSize,
      inputShape: [positions, features],
      targetShape: [positions, features],
      loss: "meanSquaredError",
      optimizer: adam,
      parameters: initialized(701, {
        "query.weight": [features, features],
        "query.bias": [features],
        "key.weight": [features, features],
        "key.bias": [features],
        "value.weight": [features, features],
        "value.bias": [features],
        "output.weight": [features, features],
        "output.bias": [features],
        "norm1.gain": [features],
        "norm1.bias": [features],
        "up.weight": [features, hidden],
        "up.bias": [hidden],
        "down.weight": [hidden, features],
        "down.bias": [features],
        "norm2.gain": [features],
        "norm2.bias": [features],
      }),
      pool: Array.from({ length: 8 }, () => ({ x: sequences(), targets: sequences() })),
      checkedSteps: 3,
      tolerance: 1e-3,
    };
  },
);
