import { convolution } from "./convolution/convolution.ts";
import { stretchedConvGradFilter } from "./convolution/stretched/convGradFilter.ts";
import { tiledConvGradFilter } from "./convolution/tiled/convGradFilter.ts";
import type { Anchor } from "./kernel.ts";

export const convGradFilter: Anchor<"convGradFilter"> = {
  onceEach: true,
  dispatches: (call) =>
    convolution("convGradFilter", call, stretchedConvGradFilter(call), () => tiledConvGradFilter(call)),
};
