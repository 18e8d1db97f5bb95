import type { CpuKernel } from "../kernel.ts";

/** out = a - b */
export const sub: CpuKernel<"sub"> = ({ a, b, out }) =>
  a instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = (a[i] - b[i]) | 0;
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = a[i] - b[i];
      };
