import { madd } from "../madd";
import { mostLane, total } from "../reduce/lanes";

/** The numbers of the formula, from memory, as V8 makes a constant vector anew wherever a loop uses it: 1 / ln 2; 1.5 · 2^23, which leaves
 * the nearest whole number in the low bits; the polynomial. */
const numbers: usize = memory.data<f32>([
  1.44269504088896341, 12582912, 1.32764608e-3, 9.67555307e-3, 5.55071346e-2, 0.240221202, 0.693146944, 1.00000012,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}

/** Twice the bits of 22: those of |x|, with the sign shifted out, tell which is larger, and NaN's are the largest. */
const most: i32 = 0x83600000;

@inline
function magnitudes(x: v128): v128 {
  return i32x4.shl(x, 1);
}

@inline
function areBounded(magnitudes: v128): bool {
  return !v128.any_true(i32x4.gt_u(magnitudes, i32x4.splat(most)));
}

/** The largest of `count` numbers but for NaN, in all lanes; NaN where |x| ≤ 22 for all of them. */
export function mostUnlessBounded(x: usize, count: usize): v128 {
  let m0 = f32x4.splat(-Infinity), m1 = m0, largest = i32x4.splat(0);
  const end = x + count * 4;
  for (; x + 32 <= end; x += 32) {
    const a = v128.load(x), b = v128.load(x, 16);
    m0 = f32x4.pmax(m0, a);
    m1 = f32x4.pmax(m1, b);
    largest = i32x4.max_u(largest, i32x4.max_u(magnitudes(a), magnitudes(b)));
  }
  for (; x < end; x += 4) {
    const a = v128.load32_splat(x);
    m0 = f32x4.pmax(m0, a);
    largest = i32x4.max_u(largest, magnitudes(a));
  }
  return areBounded(largest) ? f32x4.splat(NaN) : mostLane(f32x4.pmax(m0, m1));
}

/**
 * Stores e^x of `bytes` numbers, a multiple of 32, at `out`. Where |x| ≤ 22 no sum of them overflows, and none is lost in it, so that nothing
 * has to be subtracted from x first.
 *
 * x / ln 2 = n + f, e^x = 2^n p(f), with the polynomial of degree 5 whose largest relative error is the least, 7.5e-8. As |x / ln 2| < 32,
 * that is off by no more than 2^-20 where a product is rounded before something is added to it.
 *
 * @returns their sum; NaN where a number is not bounded, and what has been stored is of no use
 */
export function boundedPowers(x: usize, bytes: usize, out: usize): f64 {
  const perLn2 = number(0), magic = number(1);
  const c5 = number(2), c4 = number(3), c3 = number(4), c2 = number(5), c1 = number(6), c0 = number(7);
  let all: f64 = 0;
  for (let i: usize = 0; i < bytes; ) {
    let sum = f32x4.splat(0), other = sum, largest = sum;
    // In stretches, and to two sums in turn, which keeps the rounding errors of long sums small.
    for (const end = min<usize>(bytes, i + 4096); i < end; i += 16) {
      const a = v128.load(x + i);
      largest = i32x4.max_u(largest, magnitudes(a));
      const t = madd(a, perLn2, magic);
      const f = madd(a, perLn2, f32x4.sub(magic, t));
      let p = madd(c5, f, c4);
      p = madd(p, f, c3);
      p = madd(p, f, c2);
      p = madd(p, f, c1);
      p = i32x4.add(madd(p, f, c0), i32x4.shl(t, 23));
      v128.store(out + i, p);
      const next = f32x4.add(other, p);
      other = sum;
      sum = next;
    }
    if (!areBounded(largest)) return NaN;
    all += <f64>total(f32x4.add(sum, other));
  }
  return all;
}
