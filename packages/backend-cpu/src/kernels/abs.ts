import type { CpuKernel } from "../kernel.ts";

/** out = |x| */
export const abs: CpuKernel<"abs"> = ({ x, out }) =>
  x instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]) | 0;
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]);
      };
