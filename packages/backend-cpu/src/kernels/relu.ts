import { bitsOf } from "../bits.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = max(x, 0) */
export const relu: CpuKernel<"relu"> = (views) => {
  const x = bitsOf(views.x);
  const out = bitsOf(views.out);
  return x instanceof Int32Array
    ? () => {
        // Read as int32, what is larger than -Infinity (-0x800000) is positive or NaN.
        for (let i = 0; i < out.length; i++) out[i] = x[i] & -(x[i] > -0x800000);
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i], 0);
      };
};
