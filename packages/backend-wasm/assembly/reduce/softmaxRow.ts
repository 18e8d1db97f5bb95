import { madd } from "../madd";
import { boundedPowers, mostUnlessBounded } from "../math/boundedPowers";
import { powers } from "../math/powers";
import { own } from "../threads/thread";
import { rowMost } from "./extremes";
import { copyFirst, firstTotal, total } from "./lanes";

/** Products that are added up in float32 before their sum is added to one in float64. */
const stretch: usize = 1024;

/**
 * out = e^(x - m) / Σ e^(x - m), where m is 0 if all numbers are bounded, else the largest one; and where b is not 0, Σ out · b at `sum`.
 * @param expected whether to compute as if they were, before that is known
 * @returns whether they are
 */
export function softmaxRow(x: usize, out: usize, length: usize, expected: bool, b: usize, sum: usize): bool {
  const rest = length & 7, whole = (length - rest) * 4;
  /** The powers of the last few numbers, which lie at `own`. */
  const last = own + 32;
  if (rest != 0) copyFirst(own, x + whole, rest);
  let m = expected ? f32x4.splat(NaN) : mostUnlessBounded(x, length);
  let all: f64 = NaN;
  if (isNaN(f32x4.extract_lane(m, 0))) {
    all = boundedPowers(x, whole, out);
    if (rest != 0) all += isNaN(boundedPowers(own, 32, last)) ? NaN : <f64>firstTotal(last, rest);
  }
  const bounded = !isNaN(all);
  if (!bounded) {
    if (expected) m = rowMost(x, length);
    all = powers(x, m, whole, out);
    if (rest != 0) {
      powers(own, m, 32, last);
      all += <f64>firstTotal(last, rest);
    }
  }
  const by = <f32>(1 / all);
  let products: f64 = 0;
  if (b == 0) quotients(out, whole, by);
  else products = quotientsAndProducts(out, whole, by, b);
  for (let i: usize = 0; i < rest * 4; i += 4) {
    const y = load<f32>(last + i) * by;
    store<f32>(out + whole + i, y);
    if (b != 0) products += <f64>(y * load<f32>(b + whole + i));
  }
  if (b != 0) store<f32>(sum, <f32>products);
  return bounded;
}

/** What lies at `out`, times a factor. */
@inline
function quotients(out: usize, bytes: usize, factor: f32): void {
  const by = f32x4.splat(factor);
  for (const end = out + bytes; out < end; out += 32) {
    v128.store(out, f32x4.mul(v128.load(out), by));
    v128.store(out, f32x4.mul(v128.load(out, 16), by), 16);
  }
}

/** The same. @returns the sum of its products with what lies at b, four of them at a time, as each waits for the one before it */
@inline
function quotientsAndProducts(out: usize, bytes: usize, factor: f32, b: usize): f64 {
  const by = f32x4.splat(factor);
  const end = out + bytes, last = end - 32;
  let products: f64 = 0;
  while (out < last) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (const stop = min(last, out + stretch * 4); out < stop; out += 64, b += 64) {
      const p = f32x4.mul(v128.load(out), by), q = f32x4.mul(v128.load(out, 16), by);
      const r = f32x4.mul(v128.load(out, 32), by), s = f32x4.mul(v128.load(out, 48), by);
      v128.store(out, p);
      v128.store(out, q, 16);
      v128.store(out, r, 32);
      v128.store(out, s, 48);
      s0 = madd(p, v128.load(b), s0);
      s1 = madd(q, v128.load(b, 16), s1);
      s2 = madd(r, v128.load(b, 32), s2);
      s3 = madd(s, v128.load(b, 48), s3);
    }
    products += <f64>total(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
  }
  if (out < end) {
    const p = f32x4.mul(v128.load(out), by), q = f32x4.mul(v128.load(out, 16), by);
    v128.store(out, p);
    v128.store(out, q, 16);
    products += <f64>total(madd(q, v128.load(b, 16), f32x4.mul(p, v128.load(b))));
  }
  return products;
}
