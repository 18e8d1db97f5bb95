import { errorFunction } from "../errorFunction.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = 2/√π ∫₀ˣ e^(-t²) dt */
export const erf: CpuKernel<"erf"> =
  ({ x, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = errorFunction(x[i]);
  };
