import type { CpuKernel } from "../kernel.ts";

/** out = √x */
export const sqrt: CpuKernel<"sqrt"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(x[i]);
  };
