import { convGradFilterProducts, convGradInputProducts, convProducts } from "@retrograd/core/backend";
import type { Command } from "./address.ts";
import { convolution } from "./convolution.ts";
import type { Call } from "./kernel.ts";

/** Rows are windows, columns the channels that come out. */
export function conv(call: Call<"conv">): Command[] {
  const { at, parameters: sizes } = call;
  return convolution(
    call,
    convProducts,
    { at: at.x, channels: sizes.inChannels, volume: sizes.input },
    { at: at.w, channels: sizes.outChannels, volume: null },
    { at: at.out, channels: sizes.outChannels, volume: sizes.output },
  );
}

/** Rows are places of the input, columns its channels. */
export function convGradInput(call: Call<"convGradInput">): Command[] {
  const { at, parameters: sizes } = call;
  return convolution(
    call,
    convGradInputProducts,
    { at: at.dy, channels: sizes.outChannels, volume: sizes.output },
    { at: at.w, channels: sizes.outChannels, volume: null },
    { at: at.out, channels: sizes.inChannels, volume: sizes.input },
  );
}

/** Rows are taps and channels, columns the channels that come out. */
export function convGradFilter(call: Call<"convGradFilter">): Command[] {
  const { at, parameters: sizes } = call;
  return convolution(
    call,
    convGradFilterProducts,
    { at: at.x, channels: sizes.inChannels, volume: sizes.input },
    { at: at.dy, channels: sizes.outChannels, volume: sizes.output },
    { at: at.out, channels: sizes.outChannels, volume: null },
  );
}
