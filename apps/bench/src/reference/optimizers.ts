import type { Adam, Optimizer } from "../workloads/workload.ts";

/** Moves the numbers of one parameter along their gradient, in place. */
export type Update = (w: Float64Array, g: Float64Array) => void;

/** An optimizer's state for one parameter. */
export function updateOf(optimizer: Optimizer, role: "weight" | "bias", length: number): Update {
  switch (optimizer.kind) {
    case "gradientDescent":
      return (w, g) => {
        for (let k = 0; k < length; k++) w[k] -= optimizer.learningRate * g[k];
      };
    case "momentum": {
      const v = new Float64Array(length);
      return (w, g) => {
        for (let k = 0; k < length; k++) {
          v[k] = optimizer.momentum * v[k] + g[k];
          w[k] -= optimizer.learningRate * v[k];
        }
      };
    }
    case "rmsProp": {
      const v = new Float64Array(length);
      return (w, g) => {
        for (let k = 0; k < length; k++) {
          v[k] = optimizer.decay * v[k] + (1 - optimizer.decay) * g[k] ** 2;
          w[k] -= (optimizer.learningRate * g[k]) / Math.sqrt(v[k] + optimizer.epsilon);
        }
      };
    }
    case "adam":
      return adam(optimizer, optimizer.biases === "late" && role === "bias", length);
  }
}

/** m ← β₁m + (1-β₁)g, v ← β₂v + (1-β₂)g², w ← w - λ (m / (1-β₁ᵗ)) / (√(v / (1-β₂ᵗ)) + ε) */
function adam({ learningRate, beta1, beta2, epsilon }: Adam, late: boolean, length: number): Update {
  const m = new Float64Array(length);
  const v = new Float64Array(length);
  let t = 0;
  return (w, g) => {
    t++;
    const correction1 = 1 - beta1 ** t;
    const correction2 = 1 - beta2 ** t;
    for (let k = 0; k < length; k++) {
      const before = { m: m[k], v: v[k] };
      m[k] = beta1 * m[k] + (1 - beta1) * g[k];
      v[k] = beta2 * v[k] + (1 - beta2) * g[k] ** 2;
      const used = late ? before : { m: m[k], v: v[k] };
      w[k] -= (learningRate * (used.m / correction1)) / (Math.sqrt(used.v / correction2) + epsilon);
    }
  };
}
