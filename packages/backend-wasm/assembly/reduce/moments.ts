import { highDoubles, lowDoubles, putLanes, singles, stripsOf, total } from "./lanes";
import { rowSum } from "./sum";

/** mean[o, i] = Σ_k x[o, k, i] / length; variance[o, i] = Σ_k (x - mean)² / length. Units are strips, see lanes.ts.
 * Arguments: x, mean, variance, outer, length, inner. */
export function moments(args: usize, from: usize, to: usize): void {
  const x = load<usize>(args), mean = load<usize>(args, 4), variance = load<usize>(args, 8);
  const length = load<usize>(args, 16), inner = load<usize>(args, 20);
  const row = inner * 4;
  const strips = stripsOf(inner, 4);
  for (let unit = from; unit < to; unit++) {
    const o = unit / strips, i = (unit % strips) * 16;
    const at = x + o * length * row + i, place = o * row + i;
    if (inner == 1) {
      const m = <f32>(rowSum(at, length) / <f64>length);
      store<f32>(mean + place, m);
      store<f32>(variance + place, <f32>(rowSquares(at, length, m) / <f64>length));
    } else columnMoments(at, mean + place, variance + place, length, row, (row - i) >> 2);
  }
}

/** Σ (x - m)² of `count` numbers from x on. */
function rowSquares(x: usize, count: usize, m: f32): f64 {
  const mean = f32x4.splat(m);
  let sum: f64 = 0;
  while (count >= 8) {
    const bytes = min<usize>(count & ~7, 256) * 4;
    let s0 = f32x4.splat(0), s1 = s0;
    for (const end = x + bytes; x < end; x += 32) {
      const d0 = f32x4.sub(v128.load(x), mean);
      const d1 = f32x4.sub(v128.load(x, 16), mean);
      s0 = f32x4.add(s0, f32x4.mul(d0, d0));
      s1 = f32x4.add(s1, f32x4.mul(d1, d1));
    }
    sum += <f64>total(f32x4.add(s0, s1));
    count -= bytes >> 2;
  }
  for (const end = x + count * 4; x < end; x += 4) {
    const d = load<f32>(x) - m;
    sum += <f64>(d * d);
  }
  return sum;
}

/** Four columns that lie side by side, or the first few of them. */
function columnMoments(x: usize, mean: usize, variance: usize, length: usize, row: usize, columns: usize): void {
  const count = f64x2.splat(<f64>length);
  let low = f64x2.splat(0), high = low;
  let at = x;
  for (let k: usize = 0; k < length; k++, at += row) {
    const v = v128.load(at);
    low = f64x2.add(low, lowDoubles(v));
    high = f64x2.add(high, highDoubles(v));
  }
  const m = singles(f64x2.div(low, count), f64x2.div(high, count));
  putLanes(mean, m, columns);
  low = high = f64x2.splat(0);
  at = x;
  for (let k: usize = 0; k < length; k++, at += row) {
    const d = f32x4.sub(v128.load(at), m);
    const square = f32x4.mul(d, d);
    low = f64x2.add(low, lowDoubles(square));
    high = f64x2.add(high, highDoubles(square));
  }
  putLanes(variance, singles(f64x2.div(low, count), f64x2.div(high, count)), columns);
}
