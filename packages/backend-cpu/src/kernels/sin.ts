import type { CpuKernel } from "../kernel.ts";

/** out = sin x */
export const sin: CpuKernel<"sin"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sin(x[i]);
  };
