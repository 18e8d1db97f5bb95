import type { CpuKernel } from "../kernel.ts";
import { bitsOf } from "../bits.ts";

/** out = a where condition ≠ 0, else b */
export const where: CpuKernel<"where"> = (views) => {
  const { condition } = views;
  const a = bitsOf(views.a);
  const b = bitsOf(views.b);
  const out = bitsOf(views.out);
  return () => {
    for (let i = 0; i < out.length; i++) out[i] = condition[i] ? a[i] : b[i];
  };
};
