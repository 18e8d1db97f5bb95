import type { CpuKernel } from "../kernel.ts";
import { stridedCopy } from "../stridedCopy.ts";

/** out = value everywhere, then out[offset + Σ_d i_d · strides_d] = x[i₀, i₁, …] */
export const stridedWrite: CpuKernel<"stridedWrite"> = ({ x, out }, walk) => {
  const write = stridedCopy(x, out, walk, true);
  return () => {
    out.fill(walk.value);
    write();
  };
};
