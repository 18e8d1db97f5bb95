import { copyBytes } from "./copy";

/** out[o, k, i] = x[o, indices[k], i], or what is missing. Arguments: x, indices, out, outer, length, inner, count, what is missing. */
export function gather(args: usize): void {
  let x = load<usize>(args), out = load<usize>(args, 8);
  const indices = load<usize>(args, 4);
  const outer = load<usize>(args, 12), length = load<usize>(args, 16), row = load<usize>(args, 20) * 4;
  const count = load<usize>(args, 24), missing = load<i32>(args, 28);
  for (let o: usize = 0; o < outer; o++, x += length * row)
    for (let k: usize = 0; k < count; k++, out += row) {
      // As unsigned numbers, negative indices are too large.
      const index = load<usize>(indices + k * 4);
      if (index >= length) for (let i: usize = 0; i < row; i += 4) store<i32>(out + i, missing);
      else if (row == 4) store<i32>(out, load<i32>(x + index * 4));
      else copyBytes(out, x + index * row, row);
    }
}
