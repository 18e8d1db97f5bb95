import { log } from "../math/log";
import { powers, totalPower } from "../math/powers";
import { own } from "../threads/thread";
import { rowMost } from "./extremes";
import { firstTotal, mostLane, putLanes } from "./lanes";

/**
 * out = x - m - ln Σ e^(x - m) of a row whose largest number is m.
 * @param next the row whose largest number is found meanwhile
 * @returns that number
 */
export function logSoftmaxRow(x: usize, out: usize, length: usize, m: v128, next: usize): v128 {
  const whole = (length & ~7) * 4, end = (length & ~3) * 4;
  let all = totalPower(x, m, whole);
  if ((length & 7) != 0) {
    powers(x + whole, m, 32, own);
    all += <f64>firstTotal(own, length & 7);
  }
  const by = log(f32x4.splat(<f32>all));
  let m0 = f32x4.splat(-Infinity), m1 = m0;
  for (let i: usize = 0; i < whole; i += 32) {
    v128.store(out + i, finished(x + i, m, by));
    v128.store(out + i, finished(x + i + 16, m, by), 16);
    m0 = f32x4.pmax(m0, v128.load(next + i));
    m1 = f32x4.pmax(m1, v128.load(next + i, 16));
  }
  if (end > whole) v128.store(out + whole, finished(x + whole, m, by));
  if ((length & 3) != 0) putLanes(out + end, finished(x + end, m, by), length & 3);
  return f32x4.pmax(mostLane(f32x4.pmax(m0, m1)), rowMost(next + whole, length & 7));
}

@inline
function finished(x: usize, m: v128, by: v128): v128 {
  return f32x4.sub(f32x4.sub(v128.load(x), m), by);
}
