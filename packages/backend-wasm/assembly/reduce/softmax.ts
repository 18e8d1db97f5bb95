import { beginBlocks, runBlocks } from "../elementwise/group";
import { exp } from "../math/exp";
import { log } from "../math/log";
import { powers } from "../math/powers";
import { own } from "../threads/thread";
import { rowMost } from "./extremes";
import { highDoubles, lowDoubles, putLanes, singles, stripsOf, total } from "./lanes";

/** out = e^(x - m) / Σ e^(x - m). Units are strips, see lanes.ts. Arguments: x, out, outer, length, inner, the
 * group of steps that follow on each row, or 0. */
export function softmax(args: usize, from: usize, to: usize): void { rows(args, from, to, false); }
/** out = x - m - ln Σ e^(x - m) */
export function logSoftmax(args: usize, from: usize, to: usize): void { rows(args, from, to, true); }

@inline
function rows(args: usize, from: usize, to: usize, logarithm: bool): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  const row = inner * 4;
  const strips = stripsOf(inner, 4);
  const group = load<usize>(args, 20);
  let done = from * length * 4;
  if (group != 0) beginBlocks(group);
  let m = inner == 1 && from < to ? rowMost(x + from * length * 4, length) : f32x4.splat(0);
  for (let unit = from; unit < to; unit++) {
    const i = (unit % strips) * 16;
    const place = (unit / strips) * length * row + i;
    if (inner == 1) m = alongRow(x + place, out + place, length, m, unit + 1 < to ? length * 4 : 0, logarithm);
    else alongColumns(x + place, out + place, length, row, (row - i) >> 2, logarithm);
    if (group != 0) done = runBlocks(group, done, (unit + 1) * length * 4, unit + 1 == to);
  }
}

/**
 * A row whose largest number is m.
 * @param step bytes to the next row, whose largest number is found meanwhile, while memory is waited for
 * @returns that number
 */
@inline
function alongRow(x: usize, out: usize, length: usize, m: v128, step: usize, logarithm: bool): v128 {
  const whole = (length & ~7) * 4;
  // Of constants, so that there are two loops, one of which stores.
  let all = logarithm ? powers(x, m, whole, 0) : powers(x, m, whole, out);
  if ((length & 7) != 0) all += <f64>total(lastPowers(x + whole, out + whole, m, length & 7, logarithm));
  const by = logarithm ? log(f32x4.splat(<f32>all)) : f32x4.splat(<f32>(1 / all));
  const end = (length & ~3) * 4;
  const next = x + step;
  let m0 = f32x4.splat(-Infinity), m1 = m0;
  for (let i: usize = 0; i < whole; i += 32) {
    v128.store(out + i, finished(x + i, out + i, m, by, logarithm));
    v128.store(out + i, finished(x + i + 16, out + i + 16, m, by, logarithm), 16);
    m0 = f32x4.pmax(m0, v128.load(next + i));
    m1 = f32x4.pmax(m1, v128.load(next + i, 16));
  }
  if (end > whole) v128.store(out + whole, finished(x + whole, out + whole, m, by, logarithm));
  if ((length & 3) != 0) putLanes(out + end, finished(x + end, out + end, m, by, logarithm), length & 3);
  m0 = f32x4.pmax(m0, m1);
  m0 = f32x4.pmax(m0, v128.shuffle<f32>(m0, m0, 2, 3, 0, 1));
  m0 = f32x4.pmax(m0, v128.shuffle<f32>(m0, m0, 1, 0, 3, 2));
  return f32x4.pmax(m0, rowMost(next + whole, length & 7));
}

/** Fewer than eight powers, one after the other at the end of a row. @returns their sum */
@inline
function lastPowers(x: usize, out: usize, m: v128, count: usize, logarithm: bool): v128 {
  powers(x, m, 32, own);
  const low = v128.and(v128.load(own), firstLanes(count));
  const high = v128.and(v128.load(own, 16), firstLanes(max<usize>(count, 4) - 4));
  if (!logarithm) {
    putLanes(out, low, count);
    if (count > 4) putLanes(out + 16, high, count - 4);
  }
  return f32x4.add(low, high);
}

/** All ones in the first `count` lanes. */
@inline
function firstLanes(count: usize): v128 {
  return i32x4.lt_u(i32x4(0, 1, 2, 3), i32x4.splat(<i32>count));
}

/** x - m - ln Σ, or the power at `out` times 1 / Σ. */
@inline
function finished(x: usize, out: usize, m: v128, by: v128, logarithm: bool): v128 {
  if (logarithm) return f32x4.sub(f32x4.sub(v128.load(x), m), by);
  return f32x4.mul(v128.load(out), by);
}

/** Four columns that lie side by side, or the first few of them. */
function alongColumns(x: usize, out: usize, length: usize, row: usize, columns: usize, logarithm: bool): void {
  let m = f32x4.splat(-Infinity);
  const bytes = length * row;
  for (let at: usize = 0; at < bytes; at += row) m = f32x4.pmax(m, v128.load(x + at));
  let low = f64x2.splat(0), high = low;
  for (let at: usize = 0; at < bytes; at += row) {
    const e = exp(f32x4.sub(v128.load(x + at), m));
    low = f64x2.add(low, lowDoubles(e));
    high = f64x2.add(high, highDoubles(e));
    if (!logarithm) putLanes(out + at, e, columns);
  }
  const sum = singles(low, high);
  const shift = log(sum);
  for (let at: usize = 0; at < bytes; at += row) {
    const y = logarithm ? f32x4.sub(f32x4.sub(v128.load(x + at), m), shift) : f32x4.div(v128.load(out + at), sum);
    putLanes(out + at, y, columns);
  }
}
