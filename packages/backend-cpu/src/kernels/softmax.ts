import { exp } from "../exponential.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = e^(x - m) / Σ_k e^(x[o, k, i] - m), with m = max_k x[o, k, i] */
export const softmax: CpuKernel<"softmax"> =
  ({ x, out }, { outer, length, inner }) =>
  () => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        const end = start + length * inner;
        let m = -Infinity;
        for (let at = start; at < end; at += inner) m = Math.max(m, x[at]);
        let sum = 0;
        for (let at = start; at < end; at += inner) {
          const power = exp(x[at] - m);
          out[at] = power;
          sum += power;
        }
        for (let at = start; at < end; at += inner) out[at] /= sum;
      }
    }
  };
