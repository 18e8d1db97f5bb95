import { exp } from "../exponential.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = 1 / (1 + e^-x); where e^-x is Infinity, that is 0 */
export const sigmoid: CpuKernel<"sigmoid"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = 1 / (1 + exp(-x[i]));
  };
