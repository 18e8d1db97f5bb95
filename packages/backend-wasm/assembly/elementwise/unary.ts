import { all } from "../madd";
import { exp as expOf, expm1 as expm1Of } from "../math/exp";
import { log as logOf, log1p as log1pOf } from "../math/log";
import { erf as erfOf, sigmoid as sigmoidOf, tanh as tanhOf } from "../math/sigmoid";

const enum Op { neg, abs, sign, floor, exp, expm1, log, log1p, sqrt, tanh, sigmoid, erf, relu, toInt, toFloat, copy, flush, negInt, absInt, signInt }

@inline
function apply(op: i32, x: v128): v128 {
  if (op == Op.neg) return f32x4.neg(x);
  if (op == Op.abs) return f32x4.abs(x);
  if (op == Op.sign) {
    const above = v128.and(f32x4.gt(x, all(0)), all(1));
    const below = v128.and(f32x4.lt(x, all(0)), all(-1));
    return v128.or(v128.or(above, below), f32x4.ne(x, x));
  }
  if (op == Op.floor) return f32x4.floor(x);
  if (op == Op.exp) return expOf(x);
  if (op == Op.expm1) return expm1Of(x);
  if (op == Op.log) return logOf(x);
  if (op == Op.log1p) return log1pOf(x);
  if (op == Op.sqrt) return f32x4.sqrt(x);
  if (op == Op.tanh) return tanhOf(x);
  if (op == Op.sigmoid) return sigmoidOf(x);
  if (op == Op.erf) return erfOf(x);
  if (op == Op.relu) return f32x4.pmax(x, all(0));
  if (op == Op.toInt) return i32x4.trunc_sat_f32x4_s(x);
  if (op == Op.toFloat) return f32x4.convert_i32x4_s(x);
  // The exponent's bits, those of Infinity, are above 0 in all other numbers.
  if (op == Op.flush) return v128.and(x, i32x4.gt_s(v128.and(x, all(Infinity)), i32x4.splat(0)));
  if (op == Op.negInt) return i32x4.neg(x);
  if (op == Op.absInt) return i32x4.abs(x);
  if (op == Op.signInt) return i32x4.sub(i32x4.shr_s(x, 31), i32x4.gt_s(x, i32x4.splat(0)));
  return x;
}

/** Arguments: out, x; each as its address, and 1 if that moves on with the block, else 0. Start and count in bytes. */
@inline
function unary(op: i32, args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const x = load<usize>(args, 8) + start * load<usize>(args, 12);
  for (let i: usize = 0; i < count; i += 16) v128.store(out + i, apply(op, v128.load(x + i)));
}

export function neg(args: usize, start: usize, count: usize): void { unary(Op.neg, args, start, count); }
export function negInt(args: usize, start: usize, count: usize): void { unary(Op.negInt, args, start, count); }
export function abs(args: usize, start: usize, count: usize): void { unary(Op.abs, args, start, count); }
export function absInt(args: usize, start: usize, count: usize): void { unary(Op.absInt, args, start, count); }
export function sign(args: usize, start: usize, count: usize): void { unary(Op.sign, args, start, count); }
export function signInt(args: usize, start: usize, count: usize): void { unary(Op.signInt, args, start, count); }
export function floor(args: usize, start: usize, count: usize): void { unary(Op.floor, args, start, count); }
export function exp(args: usize, start: usize, count: usize): void { unary(Op.exp, args, start, count); }
export function expm1(args: usize, start: usize, count: usize): void { unary(Op.expm1, args, start, count); }
export function log(args: usize, start: usize, count: usize): void { unary(Op.log, args, start, count); }
export function log1p(args: usize, start: usize, count: usize): void { unary(Op.log1p, args, start, count); }
export function sqrt(args: usize, start: usize, count: usize): void { unary(Op.sqrt, args, start, count); }
export function tanh(args: usize, start: usize, count: usize): void { unary(Op.tanh, args, start, count); }
export function sigmoid(args: usize, start: usize, count: usize): void { unary(Op.sigmoid, args, start, count); }
export function erf(args: usize, start: usize, count: usize): void { unary(Op.erf, args, start, count); }
export function relu(args: usize, start: usize, count: usize): void { unary(Op.relu, args, start, count); }
/** float32 to int32, towards zero. */
export function toInt(args: usize, start: usize, count: usize): void { unary(Op.toInt, args, start, count); }
export function toFloat(args: usize, start: usize, count: usize): void { unary(Op.toFloat, args, start, count); }
export function copy(args: usize, start: usize, count: usize): void { unary(Op.copy, args, start, count); }
/** Subnormals to 0: WebAssembly has no such mode, and they slow arithmetic down many times. */
export function flush(args: usize, start: usize, count: usize): void { unary(Op.flush, args, start, count); }
/** One more argument: by how many bits. */
export function shiftRight(args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const x = load<usize>(args, 8) + start * load<usize>(args, 12);
  const by = load<i32>(args, 16);
  for (let i: usize = 0; i < count; i += 16) v128.store(out + i, i32x4.shr_u(v128.load(x + i), by));
}
