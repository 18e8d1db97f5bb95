/** out[o, k, i] = Σ_{j ≤ k} x[o, j, i]; units are the sums' beginnings, [o, i]. Arguments: x, out, outer, length, inner, exclusive, reverse. */
@inline
function sums<T, S>(args: usize, from: usize, to: usize): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  const exclusive = load<bool>(args, 20), reverse = load<bool>(args, 24);
  const row = inner * 4;
  const step = reverse ? -<isize>row : <isize>row;
  const first = reverse ? (length - 1) * row : 0;
  for (let unit = from; unit < to; unit++) {
    let at = (unit / inner) * length * row + first + (unit % inner) * 4;
    let sum: S = 0;
    for (let k: usize = 0; k < length; k++, at += step) {
      const before = sum;
      sum += <S>load<T>(x + at);
      store<T>(out + at, <T>(exclusive ? before : sum));
    }
  }
}

export function cumsum(args: usize, from: usize, to: usize): void { sums<f32, f64>(args, from, to); }
export function cumsumInt(args: usize, from: usize, to: usize): void { sums<i32, i32>(args, from, to); }
