import { copyBytes } from "../move/copy";
import { own } from "../threads/thread";

/**
 * Element [i₀, i₁, …] of a walk lies at x + Σ_d i_d · stride_d. Record: rank (1 to 16), then for each axis from the last one
 * on its length and its stride in bytes.
 *
 * Copies `count` elements of the walk over `x` from element `first` on to `out`.
 */
export function walkRead(walk: usize, x: usize, out: usize, first: usize, count: usize): void {
  if (count == 0) return;
  const rank = load<usize>(walk);
  const axes = walk + 4;
  // Place of the walk on each axis.
  const index = own + 192;
  let place = x;
  let rest = first;
  if (first == 0) for (let d: usize = 0; d < rank; d++) store<usize>(index + d * 4, 0);
  else for (let d: usize = 0; d < rank; d++) {
    const axis = load<usize>(axes + d * 8);
    store<usize>(index + d * 4, rest % axis);
    place += (rest % axis) * load<usize>(axes + d * 8, 4);
    rest /= axis;
  }
  const length = load<usize>(axes);
  const step = load<usize>(axes, 4);
  const end = out + count * 4;
  let at = load<usize>(index);
  while (true) {
    const row = min(end, out + (length - at) * 4);
    if (step == 4) {
      const bytes = row - out;
      copyBytes(out, place, bytes);
      place += bytes;
      out = row;
    } else if (step == 0) {
      const value = v128.load32_splat(place);
      for (; out + 16 <= row; out += 16) v128.store(out, value);
      for (; out < row; out += 4) v128.store32_lane(out, value, 0);
    } else for (; out < row; out += 4, place += step) store<i32>(out, load<i32>(place));
    if (out >= end) return;
    // On to the next row: the walk stands one step past the end of its last axis.
    place -= length * step;
    at = 0;
    for (let d: usize = 1; d < rank; d++) {
      const axis = axes + d * 8;
      const i = load<usize>(index + d * 4) + 1;
      place += load<usize>(axis, 4);
      if (i < load<usize>(axis)) {
        store<usize>(index + d * 4, i);
        break;
      }
      place -= load<usize>(axis) * load<usize>(axis, 4);
      store<usize>(index + d * 4, 0);
    }
  }
}

/** A block of a walk, into scratch. Arguments: out, its step, x, walk. Start and count in bytes. */
export function walkLoad(args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  walkRead(args + 12, load<usize>(args, 8), out, start >> 2, count >> 2);
}

/** A block of the same row again and again, a multiple of 16 bytes. Arguments: out, x, bytes of the row. */
export function repeatLoad(args: usize, start: usize, count: usize): void {
  const row = load<usize>(args, 8);
  const x = load<usize>(args, 4);
  for (let out = load<usize>(args), end = out + count; out < end; out += row)
    for (let i: usize = 0; i < row; i += 16) v128.store(out + i, v128.load(x + i));
}
