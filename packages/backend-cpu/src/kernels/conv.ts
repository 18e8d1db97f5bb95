import { convProducts } from "@retrograd/core/backend";
import { convolution } from "../convolution/convolution.ts";
import type { CpuKernel } from "../kernel.ts";

/** out[b, o, g F + f] = Σ_{t, c} x[b, i, g C + c] · w[t, c, g F + f] */
export const conv: CpuKernel<"conv"> = ({ x, w, out }, sizes) => {
  const { inChannels, outChannels, input, output } = sizes;
  return convolution(
    sizes,
    convProducts,
    { numbers: x, channels: inChannels, volume: input },
    { numbers: w, channels: outChannels, volume: null },
    { numbers: out, channels: outChannels, volume: output },
  );
};
