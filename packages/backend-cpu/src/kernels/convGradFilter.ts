import { convGradFilterProducts } from "@retrograd/core/backend";
import { convolution } from "../convolution/convolution.ts";
import type { CpuKernel } from "../kernel.ts";

/** out[t, c, g F + f] = Σ_{b, o} x[b, i, g C + c] · dy[b, o, g F + f] */
export const convGradFilter: CpuKernel<"convGradFilter"> = ({ x, dy, out }, sizes) => {
  const { inChannels, outChannels, input, output } = sizes;
  return convolution(
    sizes,
    convGradFilterProducts,
    { numbers: x, channels: inChannels, volume: input },
    { numbers: dy, channels: outChannels, volume: output },
    { numbers: out, channels: outChannels, volume: null },
  );
};
