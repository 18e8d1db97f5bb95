import type { CpuKernel } from "../kernel.ts";

/** out = cos x */
export const cos: CpuKernel<"cos"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.cos(x[i]);
  };
