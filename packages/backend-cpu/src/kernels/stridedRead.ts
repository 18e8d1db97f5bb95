import type { CpuKernel } from "../kernel.ts";
import { denseStrides, stridedCopy } from "../stridedCopy.ts";

/** out[i₀, i₁, …] = x[offset + Σ_d i_d · strides_d] */
export const stridedRead: CpuKernel<"stridedRead"> = ({ x, out }, { shape, strides, offset }) =>
  stridedCopy(shape, { numbers: x, offset, strides }, { numbers: out, offset: 0, strides: denseStrides(shape) });
