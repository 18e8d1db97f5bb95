import { convolution } from "./convolution/convolution.ts";
import { stretchedConvGradInput } from "./convolution/stretched/convGradInput.ts";
import { tiledConvGradInput } from "./convolution/tiled/convGradInput.ts";
import type { Anchor } from "./kernel.ts";

export const convGradInput: Anchor<"convGradInput"> = {
  onceEach: true,
  dispatches: (call) =>
    convolution("convGradInput", call, stretchedConvGradInput(call), () => tiledConvGradInput(call)),
};
