import { copyBytes } from "./copy";

/** out[o, k, i] = x[o, indices[k], i], or what is missing; units are rows out[o, k]. Arguments: x, indices, out, outer, length,
 * inner, count, what is missing. */
export function gather(args: usize, from: usize, to: usize): void {
  const indices = load<usize>(args, 4);
  const length = load<usize>(args, 16), row = load<usize>(args, 20) * 4;
  const count = load<usize>(args, 24), missing = load<i32>(args, 28);
  if (from == to) return;
  let x = load<usize>(args) + (from / count) * length * row, out = load<usize>(args, 8) + from * row;
  let k = from % count;
  for (let at = from; at < to; at++, out += row) {
    // As unsigned numbers, negative indices are too large.
    const index = load<usize>(indices + k * 4);
    if (index >= length) for (let i: usize = 0; i < row; i += 4) store<i32>(out + i, missing);
    else if (row == 4) store<i32>(out, load<i32>(x + index * 4));
    else copyBytes(out, x + index * row, row);
    if (++k == count) {
      k = 0;
      x += length * row;
    }
  }
}
