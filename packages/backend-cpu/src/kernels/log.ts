import type { CpuKernel } from "../kernel.ts";

/** out = ln x */
export const log: CpuKernel<"log"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.log(x[i]);
  };
