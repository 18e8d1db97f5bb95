import { beginBlocks, runBlocks } from "../elementwise/group";
import { exp, expSum } from "../math/exp";
import { log } from "../math/log";
import { rowMost } from "./extremes";
import { highDoubles, lowDoubles, putLanes, singles, stripsOf, total } from "./lanes";

/** out = e^(x - m) / Σ e^(x - m). Units are strips, see lanes.ts. Arguments: x, out, outer, length, inner, the
 * group of steps that follow on each row, or 0. */
export function softmax(args: usize, from: usize, to: usize): void { powers(args, from, to, false); }
/** out = x - m - ln Σ e^(x - m) */
export function logSoftmax(args: usize, from: usize, to: usize): void { powers(args, from, to, true); }

@inline
function powers(args: usize, from: usize, to: usize, logarithm: bool): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  const row = inner * 4;
  const strips = stripsOf(inner, 4);
  const group = load<usize>(args, 20);
  let done = from * length * 4;
  if (group != 0) beginBlocks(group);
  for (let unit = from; unit < to; unit++) {
    const i = (unit % strips) * 16;
    const place = (unit / strips) * length * row + i;
    if (inner == 1) alongRow(x + place, out + place, length, logarithm);
    else alongColumns(x + place, out + place, length, row, (row - i) >> 2, logarithm);
    if (group != 0) done = runBlocks(group, done, (unit + 1) * length * 4, unit + 1 == to);
  }
}

function alongRow(x: usize, out: usize, length: usize, logarithm: bool): void {
  const m = rowMost(x, length);
  const whole = (length & ~3) * 4;
  const rest = length & 3;
  let all: f64 = 0;
  for (let i: usize = 0; i < whole; ) {
    let sum = f32x4.splat(0);
    // In stretches, which keeps the rounding errors of long sums small.
    const end = min<usize>(whole, i + 1024);
    for (; i + 32 <= end; i += 32)
      sum = f32x4.add(sum, expSum(f32x4.sub(v128.load(x + i), m), f32x4.sub(v128.load(x + i, 16), m), logarithm ? 0 : out + i));
    for (; i < end; i += 16) {
      const e = exp(f32x4.sub(v128.load(x + i), m));
      sum = f32x4.add(sum, e);
      if (!logarithm) v128.store(out + i, e);
    }
    all += <f64>total(sum);
  }
  if (rest != 0) {
    const e = exp(f32x4.sub(v128.load(x + whole), m));
    all += <f64>total(v128.and(e, firstLanes(rest)));
    if (!logarithm) putLanes(out + whole, e, rest);
  }
  if (logarithm) {
    const shift = log(f32x4.splat(<f32>all));
    for (let i: usize = 0; i < whole; i += 16) v128.store(out + i, f32x4.sub(f32x4.sub(v128.load(x + i), m), shift));
    if (rest != 0) putLanes(out + whole, f32x4.sub(f32x4.sub(v128.load(x + whole), m), shift), rest);
  } else {
    const factor = f32x4.splat(<f32>(1 / all));
    for (let i: usize = 0; i < whole; i += 16) v128.store(out + i, f32x4.mul(v128.load(out + i), factor));
    if (rest != 0) putLanes(out + whole, f32x4.mul(v128.load(out + whole), factor), rest);
  }
}

/** All ones in the first `count` lanes. */
@inline
function firstLanes(count: usize): v128 {
  return i32x4.lt_u(i32x4(0, 1, 2, 3), i32x4.splat(<i32>count));
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
