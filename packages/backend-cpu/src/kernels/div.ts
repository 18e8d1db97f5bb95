import type { CpuKernel } from "../kernel.ts";

/** out = a / b */
export const div: CpuKernel<"div"> =
  ({ a, b, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] / b[i];
  };
