import type { CpuKernel } from "../kernel.ts";

/** out = ⌊x⌋ */
export const floor: CpuKernel<"floor"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.floor(x[i]);
  };
