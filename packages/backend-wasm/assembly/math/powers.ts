import { madd } from "../madd";
import { total } from "../reduce/lanes";

/** The numbers of the formula, from memory, as V8 makes a constant vector anew wherever a loop uses it. */
const numbers: usize = memory.data<f32>([
  -88.0296919, 1.44269504088896341, 12583039, -0.69314718055994531, 2.12194440e-4, -0.693359375,
  8.2892906e-3, 4.18978222e-2, 1.66676521e-1, 4.99991506e-1, 9.99999702e-1,
]);

@inline
function number(i: usize): v128 {
  return v128.load32_splat(numbers + i * 4);
}

/**
 * Stores e^(x - m) of numbers that lie one behind the other, none of them above m, at `out`: `bytes` of them, a multiple of 32, as it takes
 * two vectors at a time.
 *
 * x - m = n ln 2 + r, its power is 2^n + 2^n r p(r), with the p that XNNPACK has (f32-raddstoreexpminusmax, rr2-p5, 2020): from -10 to 0
 * within 3 ULP, the most of it a factor that all powers have in common, and so softmax nothing of; below 127 ln 2, number 0, it is exactly
 * 0; NaN stays. Number 2, 1.5 · 2^23 + 127, leaves the exponent of 2^n in the low bits; 3 is -ln 2, which suffices where a product is not
 * rounded; else it is in two parts, the second with so few bits that n times it is exact.
 *
 * @returns their sum
 */
export function powers(x: usize, m: v128, bytes: usize, out: usize): f64 { return loop(x, m, bytes, out, true); }
/** Their sum alone. */
export function totalPower(x: usize, m: v128, bytes: usize): f64 { return loop(x, m, bytes, 0, false); }

@inline
function loop(x: usize, m: v128, bytes: usize, out: usize, stores: bool): f64 {
  const least = number(0), perLn2 = number(1), magic = number(2), ln2 = number(3), low = number(4), high = number(5);
  const c0 = number(6), c1 = number(7), c2 = number(8), c3 = number(9), c4 = number(10);
  let all: f64 = 0;
  for (let i: usize = 0; i < bytes; ) {
    let sum = f32x4.splat(0);
    // In stretches, which keeps the rounding errors of long sums small.
    for (const end = min<usize>(bytes, i + 1024); i < end; i += 32) {
      const a = f32x4.pmax(f32x4.sub(v128.load(x + i), m), least), b = f32x4.pmax(f32x4.sub(v128.load(x + i, 16), m), least);
      const t = madd(a, perLn2, magic), u = madd(b, perLn2, magic);
      const n = f32x4.sub(t, magic), o = f32x4.sub(u, magic);
      const r = ASC_FEATURE_RELAXED_SIMD ? madd(n, ln2, a) : madd(n, low, madd(n, high, a));
      const s = ASC_FEATURE_RELAXED_SIMD ? madd(o, ln2, b) : madd(o, low, madd(o, high, b));
      let p = madd(c0, r, c1), q = madd(c0, s, c1);
      p = madd(p, r, c2); q = madd(q, s, c2);
      p = madd(p, r, c3); q = madd(q, s, c3);
      p = madd(p, r, c4); q = madd(q, s, c4);
      const f = i32x4.shl(t, 23), g = i32x4.shl(u, 23);
      p = madd(p, f32x4.mul(r, f), f); q = madd(q, f32x4.mul(s, g), g);
      if (stores) {
        v128.store(out + i, p);
        v128.store(out + i, q, 16);
      }
      sum = f32x4.add(sum, f32x4.add(p, q));
    }
    all += <f64>total(sum);
  }
  return all;
}
