import { putLanes, stripsOf } from "./lanes";

const enum Op { max, min, maxInt, minInt, most }

@inline
function least(op: i32): v128 {
  if (op == Op.max || op == Op.most) return f32x4.splat(-Infinity);
  if (op == Op.min) return f32x4.splat(Infinity);
  if (op == Op.maxInt) return i32x4.splat(0x80000000);
  return i32x4.splat(0x7fffffff);
}

@inline
function better(op: i32, a: v128, b: v128): v128 {
  if (op == Op.max) return f32x4.max(a, b);
  // One instruction, where max takes eight: b where a < b, else a.
  if (op == Op.most) return f32x4.pmax(a, b);
  if (op == Op.min) return f32x4.min(a, b);
  if (op == Op.maxInt) return i32x4.max_s(a, b);
  return i32x4.min_s(a, b);
}

/** The largest (smallest) of `count` numbers from x on, in lane 0. */
@inline
function ofRow(op: i32, x: usize, count: usize): v128 {
  let m0 = least(op), m1 = m0, m2 = m0, m3 = m0;
  const end = x + count * 4;
  for (; x + 64 <= end; x += 64) {
    m0 = better(op, m0, v128.load(x));
    m1 = better(op, m1, v128.load(x, 16));
    m2 = better(op, m2, v128.load(x, 32));
    m3 = better(op, m3, v128.load(x, 48));
  }
  for (; x + 16 <= end; x += 16) m1 = better(op, m1, v128.load(x));
  for (; x < end; x += 4) m0 = better(op, m0, v128.load32_splat(x));
  m0 = better(op, better(op, m0, m1), better(op, m2, m3));
  m0 = better(op, m0, v128.shuffle<f32>(m0, m0, 2, 3, 0, 1));
  return better(op, m0, v128.shuffle<f32>(m0, m0, 1, 0, 3, 2));
}

/** Units are strips, see lanes.ts. Arguments: x, out, outer, length, inner. */
@inline
function extremes(op: i32, args: usize, from: usize, to: usize): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  const row = inner * 4;
  const strips = stripsOf(inner, 4);
  for (let unit = from; unit < to; unit++) {
    const o = unit / strips, i = (unit % strips) * 4;
    let at = x + o * length * row + i * 4;
    const to = out + o * row + i * 4;
    if (inner == 1) {
      v128.store32_lane(to, ofRow(op, at, length), 0);
      continue;
    }
    let m = least(op);
    for (let k: usize = 0; k < length; k++, at += row) m = better(op, m, v128.load(at));
    putLanes(to, m, inner - i);
  }
}

export function max(args: usize, from: usize, to: usize): void { extremes(Op.max, args, from, to); }
export function min(args: usize, from: usize, to: usize): void { extremes(Op.min, args, from, to); }
export function maxInt(args: usize, from: usize, to: usize): void { extremes(Op.maxInt, args, from, to); }
export function minInt(args: usize, from: usize, to: usize): void { extremes(Op.minInt, args, from, to); }

/** The largest number of a row but for NaN, in all lanes: for softmax, whose sum is NaN then anyway. */
export function rowMost(x: usize, count: usize): v128 {
  return ofRow(Op.most, x, count);
}

/** out[o, i] = the k of the first largest, or of the first NaN; units are the out[o, i]. */
@inline
function firstLargest<T>(args: usize, from: usize, to: usize): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  for (let unit = from; unit < to; unit++) {
    let at = x + ((unit / inner) * length * inner + (unit % inner)) * 4;
    let largest = load<T>(at);
    let first: usize = 0;
    // A NaN is not ≤ anything, and once found it is equal to nothing: the search is over.
    for (let k: usize = 1; k < length && largest == largest; k++) {
      at += inner * 4;
      const value = load<T>(at);
      if (!(value <= largest)) {
        largest = value;
        first = k;
      }
    }
    store<usize>(out + unit * 4, first);
  }
}

export function argMax(args: usize, from: usize, to: usize): void { firstLargest<f32>(args, from, to); }
export function argMaxInt(args: usize, from: usize, to: usize): void { firstLargest<i32>(args, from, to); }
