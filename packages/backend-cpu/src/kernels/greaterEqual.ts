import type { CpuKernel } from "../kernel.ts";

/** out = 1 where a ≥ b, else 0 */
export const greaterEqual: CpuKernel<"greaterEqual"> = ({ a, b, out }) =>
  a instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = +(a[i] >= b[i]);
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = +(a[i] >= b[i]);
      };
