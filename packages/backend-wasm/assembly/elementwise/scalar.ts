/** Functions whose range reduction takes more than a few vector instructions: one element at a time, in float64
 * inside (AssemblyScript's port of musl). */

export function sin(args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const x = load<usize>(args, 8) + start * load<usize>(args, 12);
  for (let i: usize = 0; i < count; i += 4) store<f32>(out + i, NativeMathf.sin(load<f32>(x + i)));
}

export function cos(args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const x = load<usize>(args, 8) + start * load<usize>(args, 12);
  for (let i: usize = 0; i < count; i += 4) store<f32>(out + i, NativeMathf.cos(load<f32>(x + i)));
}

/** out = a^b; operands as in binary.ts, with a step of 0 bytes for one number and 4 for many. */
@inline
function powers(args: usize, start: usize, count: usize, stepA: usize, stepB: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  let a = load<usize>(args, 8) + start * load<usize>(args, 12);
  let b = load<usize>(args, 16) + start * load<usize>(args, 20);
  for (let i: usize = 0; i < count; i += 4, a += stepA, b += stepB)
    store<f32>(out + i, powerOf(load<f32>(a), load<f32>(b)));
}

/** 1^b = 1 and (-1)^±∞ = 1 as IEEE 754 has it, where JavaScript, and so AssemblyScript, says NaN. */
@inline
function powerOf(a: f32, b: f32): f32 {
  if (a == 1 || (a == -1 && abs<f32>(b) == Infinity)) return 1;
  return NativeMathf.pow(a, b);
}
export function pow(args: usize, start: usize, count: usize): void { powers(args, start, count, 4, 4); }
export function powVS(args: usize, start: usize, count: usize): void { powers(args, start, count, 4, 0); }
export function powSV(args: usize, start: usize, count: usize): void { powers(args, start, count, 0, 4); }
