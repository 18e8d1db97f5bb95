import type { CpuKernel } from "../kernel.ts";

/** out = -x */
export const neg: CpuKernel<"neg"> = ({ x, out }) =>
  x instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = -x[i] | 0;
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = -x[i];
      };
