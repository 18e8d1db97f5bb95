import type { CpuKernel } from "../kernel.ts";

/** out = the smaller of a and b; NaN where one is NaN */
export const minimum: CpuKernel<"minimum"> = ({ a, b, out }) =>
  a instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.min(a[i], b[i]);
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.min(a[i], b[i]);
      };
