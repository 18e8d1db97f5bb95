import type { CpuKernel } from "../kernel.ts";

/** out = 1 for x > 0, -1 for x < 0, 0 for x = 0 */
export const sign: CpuKernel<"sign"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sign(x[i]);
  };
