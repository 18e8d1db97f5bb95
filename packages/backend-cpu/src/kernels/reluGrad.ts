import type { CpuKernel } from "../kernel.ts";

/** out = dy where y > 0, else 0 */
export const reluGrad: CpuKernel<"reluGrad"> = ({ y, dy, out }) => () => {
  for (let i = 0; i < out.length; i++) out[i] = y[i] > 0 ? dy[i] : 0;
};
