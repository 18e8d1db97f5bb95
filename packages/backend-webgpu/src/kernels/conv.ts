import { convolution } from "./convolution/convolution.ts";
import { stretchedConv } from "./convolution/stretched/conv.ts";
import { tiledConv } from "./convolution/tiled/conv.ts";
import type { Anchor } from "./kernel.ts";

export const conv: Anchor<"conv"> = {
  onceEach: true,
  dispatches: (call) => convolution("conv", call, stretchedConv(call), () => tiledConv(call)),
};
