import type { CpuKernel } from "../kernel.ts";

/** out = the larger of a and b; NaN where one is NaN */
export const maximum: CpuKernel<"maximum"> = ({ a, b, out }) =>
  a instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i], b[i]);
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i], b[i]);
      };
