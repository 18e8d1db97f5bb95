import type { CpuKernel } from "../kernel.ts";

/** out = |x| */
export const abs: CpuKernel<"abs"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]);
  };
