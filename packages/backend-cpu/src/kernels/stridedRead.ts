import type { CpuKernel } from "../kernel.ts";
import { stridedCopy } from "../stridedCopy.ts";

/** out[i₀, i₁, …] = x[offset + Σ_d i_d · strides_d] */
export const stridedRead: CpuKernel<"stridedRead"> = ({ x, out }, walk) => stridedCopy(x, out, walk, false);
