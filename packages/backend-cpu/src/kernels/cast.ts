import type { CpuKernel } from "../kernel.ts";

/** out = x as out's dtype, towards zero */
export const cast: CpuKernel<"cast"> =
  ({ x, out }) =>
  () =>
    out.set(x);
