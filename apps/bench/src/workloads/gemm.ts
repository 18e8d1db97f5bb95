import { filled, uniform } from "./random.ts";
import type { ProductWorkload, WorkloadEntry } from "./workload.ts";

/** A single product of square matrices, without a network around it. */
export const gemm: readonly WorkloadEntry[] = [64, 128, 256, 512, 1024].map((n) => ({
  name: `gemm-${n}`,
  about: `The product of two matrices of ${n}x${n}.`,
  make: (): ProductWorkload => {
    const random = uniform(400 + n);
    const matrix = () => filled(n * n, () => 2 * random() - 1);
    return { kind: "product", name: `gemm-${n}`, n, a: matrix(), b: matrix(), tolerance: 1e-5 };
  },
}));
