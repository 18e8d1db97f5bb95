import { madd } from "../madd";
import { highDoubles, lowDoubles, putLanes, singles, stripsOf, total } from "./lanes";

/** Numbers that are added up in float32 before their sum is added to one in float64. */
const stretch: usize = 256;

/** Σ of `count` float32 from x on, in float64. */
export function rowSum(x: usize, count: usize): f64 {
  let sum: f64 = 0;
  while (count >= 16) {
    const bytes = min(count & ~15, stretch) * 4;
    const end = x + bytes;
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (; x < end; x += 64) {
      s0 = f32x4.add(s0, v128.load(x));
      s1 = f32x4.add(s1, v128.load(x, 16));
      s2 = f32x4.add(s2, v128.load(x, 32));
      s3 = f32x4.add(s3, v128.load(x, 48));
    }
    sum += <f64>total(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
    count -= bytes >> 2;
  }
  for (const end = x + count * 4; x < end; x += 4) sum += <f64>load<f32>(x);
  return sum;
}

/** out[o, i] = Σ_k x[o, k, i]. Units are strips, see lanes.ts. Arguments: x, out, outer, length, inner. */
export function sum(args: usize, from: usize, to: usize): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  const strips = stripsOf(inner, 16);
  for (let unit = from; unit < to; unit++) {
    const o = unit / strips, i = (unit % strips) * 16;
    const at = x + (o * length * inner + i) * 4, place = out + (o * inner + i) * 4;
    if (inner == 1) store<f32>(place, <f32>rowSum(at, length));
    else columnSums(at, place, length, inner * 4, inner - i);
  }
}

/** Sums of up to 16 columns that lie side by side: a line of cache per row. */
function columnSums(x: usize, out: usize, length: usize, row: usize, columns: usize): void {
  if (columns < 16) {
    for (let i: usize = 0; i < columns; i += 4) fourSums(x + i * 4, out + i * 4, length, row, columns - i);
    return;
  }
  if (length <= 16) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let k: usize = 0; k < length; k++, x += row) {
      s0 = f32x4.add(s0, v128.load(x));
      s1 = f32x4.add(s1, v128.load(x, 16));
      s2 = f32x4.add(s2, v128.load(x, 32));
      s3 = f32x4.add(s3, v128.load(x, 48));
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
    return;
  }
  const zero = f64x2.splat(0);
  let d0 = zero, d1 = zero, d2 = zero, d3 = zero, d4 = zero, d5 = zero, d6 = zero, d7 = zero;
  for (let k: usize = 0; k < length; k += 16) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (const end = x + min<usize>(16, length - k) * row; x != end; x += row) {
      s0 = f32x4.add(s0, v128.load(x));
      s1 = f32x4.add(s1, v128.load(x, 16));
      s2 = f32x4.add(s2, v128.load(x, 32));
      s3 = f32x4.add(s3, v128.load(x, 48));
    }
    d0 = f64x2.add(d0, lowDoubles(s0));
    d1 = f64x2.add(d1, highDoubles(s0));
    d2 = f64x2.add(d2, lowDoubles(s1));
    d3 = f64x2.add(d3, highDoubles(s1));
    d4 = f64x2.add(d4, lowDoubles(s2));
    d5 = f64x2.add(d5, highDoubles(s2));
    d6 = f64x2.add(d6, lowDoubles(s3));
    d7 = f64x2.add(d7, highDoubles(s3));
  }
  v128.store(out, singles(d0, d1));
  v128.store(out, singles(d2, d3), 16);
  v128.store(out, singles(d4, d5), 32);
  v128.store(out, singles(d6, d7), 48);
}

function fourSums(x: usize, out: usize, length: usize, row: usize, columns: usize): void {
  let low = f64x2.splat(0), high = low;
  for (let k: usize = 0; k < length; k++, x += row) {
    const v = v128.load(x);
    low = f64x2.add(low, lowDoubles(v));
    high = f64x2.add(high, highDoubles(v));
  }
  putLanes(out, singles(low, high), columns);
}

/** The same for int32; sums wrap. Units are the out[o, i]. */
export function sumInt(args: usize, from: usize, to: usize): void {
  const x = load<usize>(args), out = load<usize>(args, 4);
  const length = load<usize>(args, 12), inner = load<usize>(args, 16);
  for (let unit = from; unit < to; unit++) {
    let s: i32 = 0;
    let at = x + ((unit / inner) * length * inner + (unit % inner)) * 4;
    for (let k: usize = 0; k < length; k++, at += inner * 4) s += load<i32>(at);
    store<i32>(out + unit * 4, s);
  }
}

/** out[o] = Σ_k a[o, k] · b[o, k]; units are the out[o]. Arguments: a, b, out, length. */
export function sumProducts(args: usize, from: usize, to: usize): void {
  const length = load<usize>(args, 12);
  const row = length * 4;
  let a = load<usize>(args) + from * row, b = load<usize>(args, 4) + from * row;
  for (let unit = from; unit < to; unit++, a += row, b += row)
    store<f32>(load<usize>(args, 8) + unit * 4, <f32>rowSumProducts(a, b, length));
}

function rowSumProducts(a: usize, b: usize, count: usize): f64 {
  let sum: f64 = 0;
  while (count >= 16) {
    const bytes = min(count & ~15, stretch) * 4;
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (const end = a + bytes; a < end; a += 64, b += 64) {
      s0 = madd(v128.load(a), v128.load(b), s0);
      s1 = madd(v128.load(a, 16), v128.load(b, 16), s1);
      s2 = madd(v128.load(a, 32), v128.load(b, 32), s2);
      s3 = madd(v128.load(a, 48), v128.load(b, 48), s3);
    }
    sum += <f64>total(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
    count -= bytes >> 2;
  }
  for (const end = a + count * 4; a < end; a += 4, b += 4) sum += <f64>(load<f32>(a) * load<f32>(b));
  return sum;
}
