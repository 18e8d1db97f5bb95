import { reject } from "../backend/error.ts";

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
