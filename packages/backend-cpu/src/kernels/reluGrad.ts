import { bitsOf } from "../bits.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = dy where y > 0, else 0 */
export const reluGrad: CpuKernel<"reluGrad"> = (views) => {
  const { y } = views;
  const dy = bitsOf(views.dy);
  const out = bitsOf(views.out);
  return dy instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = dy[i] & -(y[i] > 0);
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = y[i] > 0 ? dy[i] : 0;
      };
};
