import type { CpuKernel } from "../kernel.ts";

/** out = a · b */
export const mul: CpuKernel<"mul"> = ({ a, b, out }) =>
  a instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.imul(a[i], b[i]);
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i];
      };
