import type { Tensor } from "../graph/tensor.ts";
import { type PadOptions, pad } from "../ops/pad.ts";
import { type Padding, padsOf } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/** How many to add on both sides of every axis of places; or for each of them a number, or [before, after]. */
export type LayerPads = Exclude<Padding, string>;

const padding = (
  name: string,
  pads: LayerPads,
  { layout }: LayoutOption,
  how: Omit<PadOptions, "pads">,
): Layer => ({
  name,
  forward: channelsLast(name, layout, (x: Tensor) => {
    const places = padsOf(name, pads, x.shape.length - 2, () => 0);
    return pad(x, { ...how, pads: [[0, 0], ...places, [0, 0]] });
  }),
});

/** Adds zeros around the places of [batch, ..., channels]. */
export const zeroPad = (pads: LayerPads, options: LayoutOption = {}): Layer =>
  padding("zeroPad", pads, options, {});
/** Adds a mirror image around the places of [batch, ..., channels], without repeating the edge. */
export const reflectPad = (pads: LayerPads, options: LayoutOption = {}): Layer =>
  padding("reflectPad", pads, options, { mode: "reflect" });
/** Repeats the edge around the places of [batch, ..., channels]. */
export const edgePad = (pads: LayerPads, options: LayoutOption = {}): Layer =>
  padding("edgePad", pads, options, { mode: "edge" });
