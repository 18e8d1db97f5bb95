/**
 * out[o, j, i] = Σ over the k with indices[k] = j of x[o, k, i]: the k are sorted by j first, so that each sum is made at one
 * go, and in float64. Arguments: x, indices, out, outer, length, inner, count, scratch for length + 1 + count numbers.
 */
@inline
function scatter<T, S>(args: usize): void {
  let x = load<usize>(args), out = load<usize>(args, 8);
  const indices = load<usize>(args, 4);
  const outer = load<usize>(args, 12), length = load<usize>(args, 16), row = load<usize>(args, 20) * 4;
  const count = load<usize>(args, 24), ends = load<usize>(args, 28);
  const sorted = ends + (length + 1) * 4;
  sort(indices, count, length, ends, sorted);
  for (let o: usize = 0; o < outer; o++, x += count * row) {
    let from: usize = 0;
    for (let j: usize = 0; j < length; j++, out += row) {
      const end = load<usize>(ends + j * 4);
      for (let i: usize = 0; i < row; i += 4) {
        let sum: S = 0;
        for (let at = from; at < end; at++) sum += <S>load<T>(x + load<usize>(sorted + at * 4) * row + i);
        store<T>(out + i, <T>sum);
      }
      from = end;
    }
  }
}

/** Sorts the k by their index, by counting: those of j end before ends[j] of `sorted`. Indices that are not below `length` are left out. */
function sort(indices: usize, count: usize, length: usize, ends: usize, sorted: usize): void {
  memory.fill(ends, 0, (length + 1) * 4);
  for (let k: usize = 0; k < count; k++) {
    // As unsigned numbers, negative indices are too large.
    const j = load<usize>(indices + k * 4);
    if (j < length) store<usize>(ends + j * 4 + 4, load<usize>(ends + j * 4 + 4) + 1);
  }
  for (let j: usize = 0, sum: usize = 0; j <= length; j++) {
    sum += load<usize>(ends + j * 4);
    store<usize>(ends + j * 4, sum);
  }
  // ends[j] is where those of j begin, and moves on to where they end.
  for (let k: usize = 0; k < count; k++) {
    const j = load<usize>(indices + k * 4);
    if (j >= length) continue;
    const at = load<usize>(ends + j * 4);
    store<usize>(sorted + at * 4, k);
    store<usize>(ends + j * 4, at + 1);
  }
}

export function scatterSum(args: usize, from: usize, to: usize): void { scatter<f32, f64>(args); }
export function scatterSumInt(args: usize, from: usize, to: usize): void { scatter<i32, i32>(args); }
