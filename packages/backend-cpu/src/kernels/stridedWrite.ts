import type { CpuKernel } from "../kernel.ts";
import { denseStrides, stridedCopy } from "../stridedCopy.ts";

/** out = value everywhere, then out[offset + Σ_d i_d · strides_d] = x[i₀, i₁, …] */
export const stridedWrite: CpuKernel<"stridedWrite"> = ({ x, out }, { shape, strides, offset, value }) => {
  const write = stridedCopy(shape, { numbers: x, offset: 0, strides: denseStrides(shape) }, { numbers: out, offset, strides });
  return () => {
    out.fill(value);
    write();
  };
};
