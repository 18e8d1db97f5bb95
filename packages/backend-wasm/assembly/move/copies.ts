import { walkRead } from "../elementwise/walk";
import { copyBytes } from "./copy";

/** Units are 1024 elements. Arguments: x, out, elements, walk. */
export function stridedRead(args: usize, from: usize, to: usize): void {
  const first = from * 1024;
  walkRead(args + 12, load<usize>(args), load<usize>(args, 4) + first * 4, first, min(load<usize>(args, 8), to * 1024) - first);
}

/** out = the value everywhere, then x along the walk over out. Arguments: x, out, elements of out, the value, elements of x,
 * where the walk starts, whether it leaves out nothing, walk. */
export function stridedWrite(args: usize, from: usize, to: usize): void {
  const out = load<usize>(args, 4);
  const bytes = load<usize>(args, 8) * 4;
  const value = load<i32>(args, 12);
  const count = load<usize>(args, 16);
  if (load<usize>(args, 24) == 0) for (let i: usize = 0; i < bytes; i += 4) store<i32>(out + i, value);
  if (count > 0) walkWrite(args + 28, load<usize>(args), load<usize>(args, 20), load<usize>(args, 28) - 1);
}

/** Writes what axis `d` and those inside it hold, axes counted from the last one on. @returns what of x comes next */
function walkWrite(walk: usize, x: usize, out: usize, d: usize): usize {
  const length = load<usize>(walk + 4 + d * 8);
  const step = load<usize>(walk + 8 + d * 8);
  if (d > 0) {
    for (let i: usize = 0; i < length; i++, out += step) x = walkWrite(walk, x, out, d - 1);
    return x;
  }
  for (const end = x + length * 4; x < end; x += 4, out += step) store<i32>(out, load<i32>(x));
  return x;
}

/** Rows end to end; units are rows. Arguments: a, b, out, outer, bytes of a's rows, bytes of b's. */
export function concat(args: usize, from: usize, to: usize): void {
  const bytesA = load<usize>(args, 16), bytesB = load<usize>(args, 20);
  let a = load<usize>(args) + from * bytesA, b = load<usize>(args, 4) + from * bytesB;
  let out = load<usize>(args, 8) + from * (bytesA + bytesB);
  for (let o = from; o < to; o++, a += bytesA, b += bytesB) {
    copyBytes(out, a, bytesA);
    out += bytesA;
    copyBytes(out, b, bytesB);
    out += bytesB;
  }
}
