import type { CpuKernel } from "../kernel.ts";

/** out = ln(1 + x) */
export const log1p: CpuKernel<"log1p"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.log1p(x[i]);
  };
