import type { CpuKernel } from "../kernel.ts";

/** out = a^b; 1^b = 1 and (-1)^±∞ = 1 as IEEE 754 has it, where JavaScript says NaN */
export const pow: CpuKernel<"pow"> =
  ({ a, b, out }) =>
  () => {
    for (let i = 0; i < out.length; i++) {
      const base = a[i];
      const exponent = b[i];
      out[i] = base === 1 || (base === -1 && Math.abs(exponent) === Infinity) ? 1 : base ** exponent;
    }
  };
