import { bitsOf } from "../bits.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = a where condition ≠ 0, else b */
export const where: CpuKernel<"where"> = (views) => {
  const { condition } = views;
  const a = bitsOf(views.a);
  const b = bitsOf(views.b);
  const out = bitsOf(views.out);
  return a instanceof Int32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = b[i] ^ ((a[i] ^ b[i]) & -(condition[i] !== 0));
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = condition[i] ? a[i] : b[i];
      };
};
