import type { CpuKernel } from "../kernel.ts";

/** out = x >>> by */
export const shiftRight: CpuKernel<"shiftRight"> =
  ({ x, out }, { by }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = x[i] >>> by;
  };
