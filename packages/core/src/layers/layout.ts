import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensor } from "../graph/tensor.ts";
import { transpose } from "../ops/transpose.ts";

/** Where the channels of images, sequences and volumes lie: [N, …, C], as Retrograd computes, or [N, C, …], as PyTorch does. */
export type ChannelLayout = "channelsLast" | "channelsFirst";

/** Setting of layers that tell channels from places. */
export interface LayoutOption {
  /** "channelsLast", unless said: [N, …, C]. */
  readonly layout?: ChannelLayout;
}

/** The axis of the channels. */
export function channelAxisOf(layer: string, layout: ChannelLayout = "channelsLast"): number {
  if (layout !== "channelsLast" && layout !== "channelsFirst")
    reject(layer, `has no layout ${String(layout)}`, 'choose "channelsLast" or "channelsFirst"');
  return layout === "channelsLast" ? -1 : 1;
}

/** y = f(x) for an f that takes channels last, on x of any layout: transposed before and behind where channels come first. */
export function channelsLast(
  layer: string,
  layout: ChannelLayout | undefined,
  f: (x: Tensor, pass: Pass) => Tensor,
): (x: Tensor, pass: Pass) => Tensor {
  if (channelAxisOf(layer, layout) === -1) return f;
  return (x, pass) => {
    if (x.shape.length < 3)
      reject(layer, `cannot take an input of [${x.shape}]`, "it must be [batch, channels, ...]");
    const places = x.shape.slice(2).map((_, d) => d + 1);
    const y = f(transpose(x, [0, ...places.map((d) => d + 1), 1]), pass);
    // Without axes of places, after a global pooling, channels are first and last.
    return y.shape.length < 3 ? y : transpose(y, [0, -1, ...places]);
  };
}
