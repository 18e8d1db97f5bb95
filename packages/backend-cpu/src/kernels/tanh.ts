import type { CpuKernel } from "../kernel.ts";

/** out = tanh x */
export const tanh: CpuKernel<"tanh"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = Math.tanh(x[i]);
  };
