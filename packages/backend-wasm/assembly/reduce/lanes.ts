/**
 * What a reduction along an axis computes at one go, its unit: with inner axes, a strip of up to `lanes` neighbours on them; without,
 * one sum. @returns strips for each place on the outer axes
 */
@inline
export function stripsOf(inner: usize, lanes: usize): usize {
  return inner == 1 ? 1 : (inner + lanes - 1) / lanes;
}

/** Adds the four lanes. */
@inline
export function total(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** The largest of the four lanes but for NaN, in all of them. */
@inline
export function mostLane(x: v128): v128 {
  x = f32x4.pmax(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.pmax(x, v128.shuffle<f32>(x, x, 1, 0, 3, 2));
}

/** The first `count` of eight numbers from x on, at `out`, with zeros behind them. */
@inline
export function copyFirst(out: usize, x: usize, count: usize): void {
  v128.store(out, f32x4.splat(0));
  v128.store(out, f32x4.splat(0), 16);
  for (let i: usize = 0; i < count * 4; i += 4) store<f32>(out + i, load<f32>(x + i));
}

/** Adds the first `count` of eight numbers from x on. */
@inline
export function firstTotal(x: usize, count: usize): f32 {
  let sum: f32 = 0;
  for (const end = x + count * 4; x < end; x += 4) sum += load<f32>(x);
  return sum;
}

/** The first `count` lanes of four. */
@inline
export function putLanes(out: usize, x: v128, count: usize): void {
  if (count >= 4) {
    v128.store(out, x);
    return;
  }
  v128.store32_lane(out, x, 0);
  if (count > 1) v128.store32_lane(out, x, 1, 4);
  if (count > 2) v128.store32_lane(out, x, 2, 8);
}

/** The two low lanes as float64, and the two high ones. */
@inline
export function lowDoubles(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

@inline
export function highDoubles(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f64>(x, x, 1, 1));
}

/** Four float32 from two pairs of float64. */
@inline
export function singles(low: v128, high: v128): v128 {
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}
