import type { CpuKernel } from "../kernel.ts";

/** out = e^x - 1 */
export const expm1: CpuKernel<"expm1"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.expm1(x[i]);
  };
