import { columns, tile } from "../matmul/tile";
import { own } from "../threads/thread";

/** A tile of which the first `m` rows, each at its own offset, and `n` columns are part of out: it goes through the
 * thread's own memory. */
export function placedTile(a: usize, b: usize, k: usize, out: usize, outs: usize, add: bool, m: usize, n: usize): void {
  const buffer = own;
  if (add) for (let i: usize = 0; i < m; i++) copyRow(out + load<usize>(outs + i * 4), buffer + i * columns * 4, n);
  tile(a, b, k, buffer, columns * 4, add);
  for (let i: usize = 0; i < m; i++) copyRow(buffer + i * columns * 4, out + load<usize>(outs + i * 4), n);
}

@inline
function copyRow(from: usize, to: usize, n: usize): void {
  if (n == columns) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
  } else for (let j: usize = 0; j < n * 4; j += 4) store<i32>(to + j, load<i32>(from + j));
}
