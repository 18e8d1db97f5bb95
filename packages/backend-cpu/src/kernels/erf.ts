import { errorFunction } from "../errorFunction.ts";
import { errorFunctionOfSingles } from "../errorFunctionOfSingles.ts";
import type { CpuKernel } from "../kernel.ts";

/** out = 2/√π ∫₀ˣ e^(-t²) dt */
export const erf: CpuKernel<"erf"> = ({ x, out }) =>
  out instanceof Float32Array
    ? () => {
        for (let i = 0; i < out.length; i++) out[i] = errorFunctionOfSingles(x[i]);
      }
    : () => {
        for (let i = 0; i < out.length; i++) out[i] = errorFunction(x[i]);
      };
