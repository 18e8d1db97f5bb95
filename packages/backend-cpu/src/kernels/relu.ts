import type { CpuKernel } from "../kernel.ts";

/** out = max(x, 0) */
export const relu: CpuKernel<"relu"> = ({ x, out }) => () => {
  for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i], 0);
};
