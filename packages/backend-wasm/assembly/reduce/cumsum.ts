/** out[o, k, i] = Σ_{j ≤ k} x[o, j, i]. Arguments: x, out, outer, length, inner, exclusive, reverse. */
@inline
function sums<T, S>(args: usize): void {
  let x = load<usize>(args), out = load<usize>(args, 4);
  const outer = load<usize>(args, 8), length = load<usize>(args, 12), inner = load<usize>(args, 16);
  const exclusive = load<bool>(args, 20), reverse = load<bool>(args, 24);
  const row = inner * 4;
  const step = reverse ? -<isize>row : <isize>row;
  const first = reverse ? (length - 1) * row : 0;
  for (let o: usize = 0; o < outer; o++, x += length * row, out += length * row)
    for (let i: usize = 0; i < row; i += 4) {
      let at = first + i;
      let sum: S = 0;
      for (let k: usize = 0; k < length; k++, at += step) {
        const before = sum;
        sum += <S>load<T>(x + at);
        store<T>(out + at, <T>(exclusive ? before : sum));
      }
    }
}

export function cumsum(args: usize): void { sums<f32, f64>(args); }
export function cumsumInt(args: usize): void { sums<i32, i32>(args); }
