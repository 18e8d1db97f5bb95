import type { LossName } from "../workloads/workload.ts";

interface Loss {
  /** Of one example with outputs y and targets t. */
  value(y: Float64Array, t: Float64Array): number;
  /** ∂value/∂y[k] */
  gradient(y: Float64Array, t: Float64Array, k: number): number;
}

const losses: Record<LossName, Loss> = {
  meanSquaredError: {
    value: (y, t) => y.reduce((sum, yk, k) => sum + (yk - t[k]) ** 2, 0) / y.length,
    gradient: (y, t, k) => (2 * (y[k] - t[k])) / y.length,
  },
  softmaxCrossEntropy: {
    value: (y, t) => {
      const normalizer = logSumExp(y);
      return t.reduce((sum, tk, k) => sum - tk * (y[k] - normalizer), 0);
    },
    gradient: (y, t, k) => Math.exp(y[k] - logSumExp(y)) - t[k],
  },
  binaryCrossEntropy: {
    value: (y, t) => t.reduce((sum, tk, k) => sum - tk * Math.log(y[k]) - (1 - tk) * Math.log(1 - y[k]), 0),
    gradient: (y, t, k) => (y[k] - t[k]) / (y[k] * (1 - y[k])),
  },
};

/** ln Σ exp(y) */
function logSumExp(y: Float64Array): number {
  const largest = Math.max(...y);
  return largest + Math.log(y.reduce((sum, yk) => sum + Math.exp(yk - largest), 0));
}

/** The mean loss of all rows, and its gradient with regard to y. */
export function cost(
  name: LossName,
  y: Float64Array,
  targets: Float64Array,
  rows: number,
): { cost: number; dy: Float64Array } {
  const { value, gradient } = losses[name];
  const outputs = y.length / rows;
  const dy = new Float64Array(y.length);
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    const own = y.subarray(r * outputs, (r + 1) * outputs);
    const target = targets.subarray(r * outputs, (r + 1) * outputs);
    sum += value(own, target);
    for (let k = 0; k < outputs; k++) dy[r * outputs + k] = gradient(own, target, k) / rows;
  }
  return { cost: sum / rows, dy };
}
