import { probed } from "../figures.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Cannot, Library, Prepared } from "./runner.ts";

/** The product as its definition, three nested loops: what the plain TypeScript backend's products are held against. */
export function plainLoop(): Library {
  return {
    prepare: async (workload) => prepared(workload),
  };
}

function prepared(workload: Workload): Prepared | Cannot {
  if (workload.kind !== "product") return { cannot: "has only products" };
  const { a, b, n } = workload;
  const out = new Float32Array(n * n);
  const step = (): void => multiply(a, b, out, n);
  return {
    deviation: null,
    async figures() {
      step();
      return probed(workload, [out]);
    },
    async begin() {},
    step,
    async sync() {},
    dispose() {},
  };
}

/** out[i, j] = Σ_k a[i, k] · b[k, j] */
function multiply(a: Float32Array, b: Float32Array, out: Float32Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += (a[i * n + k] as number) * (b[k * n + j] as number);
      out[i * n + j] = sum;
    }
  }
}
