import type { Volume } from "@retrograd/core/backend";
import { at } from "../reference/formula.ts";
import { replace, type Saboteur, saboteur } from "./saboteur.ts";

const { fround } = Math;
const flipped = ([depth, height, width]: Volume): Volume => [depth, width, height];

/** Convolutions and poolings that lose their way, their edges or their ties. */
export const windowSaboteurs: readonly Saboteur[] = [
  saboteur("conv", "boundary", "starts without padding", (views, sizes, right) => {
    right(views, { ...sizes, padding: [0, 0, 0] });
  }),
  saboteur("conv", "broadcast", "takes one step from tap to tap", (views, sizes, right) => {
    right(views, { ...sizes, dilation: [1, 1, 1] });
  }),
  saboteur("conv", "transpose", "takes height for width in its strides", (views, sizes, right) => {
    right(views, { ...sizes, strides: flipped(sizes.strides) });
  }),
  saboteur("conv", "stale", "adds to what the output holds", (views, sizes, right) => {
    const before = views.out.slice();
    right(views, sizes);
    replace(views.out, (each, i) => each + at(before, i));
  }),
  saboteur("conv", "tail", "forgets the last channel of an odd number", (views, sizes, right) => {
    const all = sizes.groups * sizes.outChannels;
    const before = views.out.slice();
    right(views, sizes);
    replace(views.out, (each, i) => (all % 2 === 1 && i % all === all - 1 ? at(before, i) : each));
  }),
  saboteur("conv", "NaN", "skips what it meets a 0 in", (views, sizes, right) => {
    const x = views.x.map((each) => (Number.isFinite(each) ? each : 0)) as typeof views.x;
    right({ ...views, x }, sizes);
  }),
  saboteur("convGradInput", "boundary", "forgets what begins in the padding", (views, sizes, right) => {
    right(views, { ...sizes, padding: [0, 0, 0] });
  }),
  saboteur("convGradInput", "transpose", "turns the kernel around once too often", (views, sizes, right) => {
    const w = views.w.slice().reverse() as typeof views.w;
    right({ ...views, w }, sizes);
  }),
  saboteur("convGradInput", "stale", "leaves places that no tap meets", (views, sizes, right) => {
    const before = views.out.slice();
    right(views, sizes);
    replace(views.out, (each, i) => (each === 0 ? at(before, i) : each));
  }),
  saboteur("convGradFilter", "accumulate", "keeps the last of the images", (views, sizes, right) => {
    const { batch } = sizes;
    if (batch < 2) return right(views, sizes);
    const last = <T extends { slice(start: number): T; readonly length: number }>(all: T): T =>
      all.slice((all.length / batch) * (batch - 1));
    right({ ...views, x: last(views.x), dy: last(views.dy) }, { ...sizes, batch: 1 });
  }),
  saboteur("convGradFilter", "precision", "rounds what it reads to 12 bits", (views, sizes, right) => {
    const coarse = views.dy.map((each) => fround(each * 4097) - fround(fround(each * 4097) - each));
    right({ ...views, dy: coarse as typeof views.dy }, sizes);
  }),
  saboteur("argMaxPool", "tie", "takes the last of equals", (views, sizes, right) => {
    right(views, sizes);
    const { x, out } = views;
    replace(out, (best) => {
      const same = x.lastIndexOf(at(x, best));
      return same > best && same - best <= sizes.channels ? same : best;
    });
  }),
  saboteur("argMaxPool", "sign", "lets a padding of 0 win", (views, sizes, right) => {
    right(views, sizes);
    const isPadded = sizes.padding.some((zeros) => zeros > 0);
    replace(views.out, (best) => (isPadded && at(views.x, best) < 0 ? 0 : best));
  }),
  saboteur("argMaxPool", "NaN", "passes NaN by", (views, sizes, right) => {
    const x = views.x.map((each) => (Number.isNaN(each) ? Number.NEGATIVE_INFINITY : each)) as typeof views.x;
    right({ ...views, x }, sizes);
  }),
  saboteur("maxPoolGrad", "accumulate", "keeps the last of several windows", ({ dy, indices, out }) => {
    out.fill(0);
    for (const [k, j] of indices.entries()) out[j] = at(dy, k);
  }),
  saboteur("maxPoolGrad", "stale", "adds to what the output holds", (views, sizes, right) => {
    const before = views.out.slice();
    right(views, sizes);
    replace(views.out, (each, i) => each + at(before, i));
  }),
];
