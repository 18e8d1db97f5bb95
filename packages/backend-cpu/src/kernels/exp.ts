import { exp as power } from "../exponential.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = e^x */
export const exp: CpuKernel<"exp"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = power(x[i]);
  };
