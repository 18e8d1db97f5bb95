import { convGradInputProducts } from "@retrograd/core/backend";
import { convolution } from "../convolution/convolution.ts";
import type { CpuKernel } from "../kernel.ts";

/** out[b, i, g C + c] = Σ_{o, t that meet at i} Σ_f dy[b, o, g F + f] · w[t, c, g F + f] */
export const convGradInput: CpuKernel<"convGradInput"> = ({ dy, w, out }, sizes) => {
  const { inChannels, outChannels, input, output } = sizes;
  return convolution(
    sizes,
    convGradInputProducts,
    { numbers: dy, channels: outChannels, volume: output },
    { numbers: w, channels: outChannels, volume: null },
    { numbers: out, channels: inChannels, volume: input },
  );
};
