import { choose } from "../madd";
import { putLanes } from "../reduce/lanes";

// Units are images. Arguments: x, out, channels; then input, output, kernel, strides, dilation and padding, each depth, height and width.

/** The first tap of axis `d` (in bytes) that lies inside, for a window that begins at `start`. */
@inline
function firstTap(args: usize, d: usize, start: i32): i32 {
  const dilation = load<i32>(args + d, 60);
  return start < 0 ? (dilation - 1 - start) / dilation : 0;
}

/** Behind the last tap that lies inside. */
@inline
function endTap(args: usize, d: usize, start: i32): i32 {
  const room = load<i32>(args + d, 12) - start;
  if (room <= 0) return 0;
  const dilation = load<i32>(args + d, 60);
  return min(load<i32>(args + d, 36), (room - 1) / dilation + 1);
}

/** out[b, o, c] = the element of x that is the first largest of the window, or the first NaN; windows go four channels at a time. */
@inline
function pool<T>(args: usize, from: usize, to: usize): void {
  const x = load<usize>(args), channels = load<i32>(args, 8);
  const windows = load<usize>(args, 24) * load<usize>(args, 28) * load<usize>(args, 32);
  let out = load<usize>(args, 4) + from * windows * channels * 4;
  const depth = load<i32>(args, 12), height = load<i32>(args, 16), width = load<i32>(args, 20);
  for (let b = <i32>from; b < <i32>to; b++)
    for (let od = 0; od < load<i32>(args, 24); od++) {
      const d = od * load<i32>(args, 48) - load<i32>(args, 72);
      const firstD = firstTap(args, 0, d), endD = endTap(args, 0, d);
      for (let oh = 0; oh < load<i32>(args, 28); oh++) {
        const h = oh * load<i32>(args, 52) - load<i32>(args, 76);
        const firstH = firstTap(args, 4, h), endH = endTap(args, 4, h);
        for (let ow = 0; ow < load<i32>(args, 32); ow++, out += channels * 4) {
          const w = ow * load<i32>(args, 56) - load<i32>(args, 80);
          const firstW = firstTap(args, 8, w), endW = endTap(args, 8, w);
          for (let c = 0; c < channels; c += 4) {
            let best = f32x4.splat(0), index = i32x4.splat(-1);
            let isFirst = true;
            for (let td = firstD; td < endD; td++)
              for (let th = firstH; th < endH; th++) {
                const row = ((b * depth + d + td * load<i32>(args, 60)) * height + h + th * load<i32>(args, 64)) * width;
                for (let tw = firstW; tw < endW; tw++) {
                  const place = (row + w + tw * load<i32>(args, 68)) * channels + c;
                  const each = v128.load(x + place * 4);
                  if (isFirst) {
                    best = each;
                    index = i32x4.splat(place);
                    isFirst = false;
                    continue;
                  }
                  let isBetter: v128;
                  if (isInteger<T>()) isBetter = i32x4.gt_s(each, best);
                  // Not: each ≤ best; but for a NaN that was there before.
                  else isBetter = v128.andnot(f32x4.eq(best, best), f32x4.le(each, best));
                  best = choose(isBetter, each, best);
                  index = choose(isBetter, i32x4.splat(place), index);
                }
              }
            putLanes(out + c * 4, i32x4.add(index, i32x4(0, 1, 2, 3)), channels - c);
          }
        }
      }
    }
}

export function argMaxPool(args: usize, from: usize, to: usize): void { pool<f32>(args, from, to); }
export function argMaxPoolInt(args: usize, from: usize, to: usize): void { pool<i32>(args, from, to); }
