import type { CpuKernel } from "../kernel.ts";

/** out[j] = Σ over the k with indices[k] = j of dy[k] */
export const maxPoolGrad: CpuKernel<"maxPoolGrad"> =
  ({ dy, indices, out }) =>
  () => {
    out.fill(0);
    for (let k = 0; k < dy.length; k++) out[indices[k]] += dy[k];
  };
