import { probed } from "../figures.ts";
import { type Strides, stridesOf } from "../workloads/gemm.ts";
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
  const strides = stridesOf(workload);
  const step = (): void => multiply(a, strides.a, b, strides.b, out, n);
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
function multiply(
  a: Float32Array,
  { row: aRow, column: aColumn }: Strides,
  b: Float32Array,
  { row: bRow, column: bColumn }: Strides,
  out: Float32Array,
  n: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++)
        sum += (a[i * aRow + k * aColumn] as number) * (b[k * bRow + j * bColumn] as number);
      out[i * n + j] = sum;
    }
  }
}
