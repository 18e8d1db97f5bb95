import { beginBlocks, runBlocks } from "../elementwise/group";
import { exp } from "../math/exp";
import { log } from "../math/log";
import { rowMost } from "./extremes";
import { highDoubles, lowDoubles, putLanes, singles, stripsOf } from "./lanes";
import { logSoftmaxRow } from "./logSoftmaxRow";
import { softmaxRow } from "./softmaxRow";

/**
 * out = e^(x - m) / Σ e^(x - m). Units are strips, see lanes.ts. Arguments: x, out, outer, length, inner, b and sums, or 0, the group of
 * steps that follow on each row, or 0. With b, there is one strip for each place on the outer axes, and sums[o] = Σ_k out[o, k] · b[o, k].
 */
export function softmax(args: usize, from: usize, to: usize): void { strips(args, from, to, false); }
/** out = x - m - ln Σ e^(x - m) */
export function logSoftmax(args: usize, from: usize, to: usize): void { strips(args, from, to, true); }

@inline
function strips(args: usize, from: usize, to: usize, logarithm: bool): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  const b = load<usize>(args, 20), sums = load<usize>(args, 24), group = load<usize>(args, 28);
  const row = inner * 4;
  const strips = stripsOf(inner, 4);
  let done = from * length * 4;
  if (group != 0) beginBlocks(group);
  let m = logarithm && inner == 1 && from < to ? rowMost(x + done, length) : f32x4.splat(0);
  let bounded = true;
  for (let unit = from; unit < to; unit++) {
    const i = (unit % strips) * 16;
    const place = (unit / strips) * length * row + i;
    const read = x + place, write = out + place;
    if (inner > 1) alongColumns(read, write, length, row, (row - i) >> 2, logarithm);
    else if (logarithm) m = logSoftmaxRow(read, write, length, m, unit + 1 < to ? read + length * 4 : read);
    else bounded = softmaxRow(read, write, length, bounded, b == 0 ? 0 : b + place, sums + unit * 4);
    if (group != 0) done = runBlocks(group, done, (unit + 1) * length * 4, unit + 1 == to);
  }
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
