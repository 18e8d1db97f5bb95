import type { ConvSizes, TypedArray, Volume, Windows } from "@retrograd/core/backend";
import { at, upTo } from "./formula.ts";

/** An array of [batch, ...volume, channels], or of [...volume, rows, columns] with one image. */
export class Image {
  private readonly numbers: TypedArray;
  private readonly size: Volume;
  private readonly channels: number;

  constructor(numbers: TypedArray, size: Volume, channels: number) {
    this.numbers = numbers;
    this.size = size;
    this.channels = channels;
  }
  get(b: number, place: Volume, channel: number): number {
    return at(this.numbers, this.placeOf(b, place, channel));
  }
  set(b: number, place: Volume, channel: number, value: number): void {
    this.numbers[this.placeOf(b, place, channel)] = value;
  }
  placeOf(b: number, [d, h, w]: Volume, channel: number): number {
    const [depth, height, width] = this.size;
    return (((b * depth + d) * height + h) * width + w) * this.channels + channel;
  }
}

/** All places of a volume, in row-major order. */
function placesIn([depth, height, width]: Volume): Volume[] {
  return upTo(depth).flatMap((d) => upTo(height).flatMap((h) => upTo(width).map((w): Volume => [d, h, w])));
}

/** Output place, tap and input place of every meeting inside the input. */
export interface Meeting {
  readonly o: Volume;
  readonly t: Volume;
  readonly i: Volume;
}

/** Every o and t that meet at an i = o · strides + t · dilation - padding inside the input. */
export function meetingsOf({ input, output, kernel, strides, dilation, padding }: Windows): Meeting[] {
  const taps = placesIn(kernel);
  const along = (o: Volume, t: Volume, d: 0 | 1 | 2): number =>
    o[d] * strides[d] + t[d] * dilation[d] - padding[d];
  const isInside = (place: number, size: number): boolean => place >= 0 && place < size;
  const meetings: Meeting[] = [];
  for (const o of placesIn(output))
    for (const t of taps) {
      const i: Volume = [along(o, t, 0), along(o, t, 1), along(o, t, 2)];
      if (isInside(i[0], input[0]) && isInside(i[1], input[1]) && isInside(i[2], input[2]))
        meetings.push({ o, t, i });
    }
  return meetings;
}

/** The arrays x, w and y of a convolution's formulas. */
export function imagesOf(
  sizes: ConvSizes,
  x: TypedArray,
  w: TypedArray,
  y: TypedArray,
): { readonly x: Image; readonly w: Image; readonly y: Image } {
  const { groups, inChannels, outChannels, input, output, kernel } = sizes;
  return {
    x: new Image(x, input, groups * inChannels),
    w: new Image(w, kernel, inChannels * groups * outChannels),
    y: new Image(y, output, groups * outChannels),
  };
}

/** Calls back for every g, c and f, with the channels of x, of w (as [C, groups · F]) and of y. */
export function eachChannels(
  { groups, inChannels, outChannels }: ConvSizes,
  visit: (x: number, w: number, y: number) => void,
): void {
  for (const g of upTo(groups))
    for (const c of upTo(inChannels))
      for (const f of upTo(outChannels)) {
        const y = g * outChannels + f;
        visit(g * inChannels + c, c * groups * outChannels + y, y);
      }
}
