const enum Op { add, sub, mul, div, maximum, minimum, equal, greater, greaterEqual, reluGrad }

@inline
function apply(op: i32, a: v128, b: v128): v128 {
  if (op == Op.add) return f32x4.add(a, b);
  if (op == Op.sub) return f32x4.sub(a, b);
  if (op == Op.mul) return f32x4.mul(a, b);
  if (op == Op.div) return f32x4.div(a, b);
  if (op == Op.maximum) return f32x4.max(a, b);
  if (op == Op.minimum) return f32x4.min(a, b);
  if (op == Op.equal) return v128.and(f32x4.eq(a, b), i32x4.splat(1));
  if (op == Op.greater) return v128.and(f32x4.gt(a, b), i32x4.splat(1));
  if (op == Op.greaterEqual) return v128.and(f32x4.ge(a, b), i32x4.splat(1));
  return v128.and(b, f32x4.gt(a, f32x4.splat(0)));
}

/** Arguments: out, a, b; each as its address, and 1 if that moves on with the block, else 0. Start and count in bytes. */
@inline
function vectors(op: i32, args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const a = load<usize>(args, 8) + start * load<usize>(args, 12);
  const b = load<usize>(args, 16) + start * load<usize>(args, 20);
  for (let i: usize = 0; i < count; i += 16) v128.store(out + i, apply(op, v128.load(a + i), v128.load(b + i)));
}

/** b is one number. */
@inline
function vectorScalar(op: i32, args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const a = load<usize>(args, 8) + start * load<usize>(args, 12);
  const b = v128.load32_splat(load<usize>(args, 16));
  for (let i: usize = 0; i < count; i += 16) v128.store(out + i, apply(op, v128.load(a + i), b));
}

/** a is one number. */
@inline
function scalarVector(op: i32, args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const a = v128.load32_splat(load<usize>(args, 8));
  const b = load<usize>(args, 16) + start * load<usize>(args, 20);
  for (let i: usize = 0; i < count; i += 16) v128.store(out + i, apply(op, a, v128.load(b + i)));
}

export function add(args: usize, start: usize, count: usize): void { vectors(Op.add, args, start, count); }
export function addVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.add, args, start, count); }
export function addSV(args: usize, start: usize, count: usize): void { scalarVector(Op.add, args, start, count); }
export function sub(args: usize, start: usize, count: usize): void { vectors(Op.sub, args, start, count); }
export function subVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.sub, args, start, count); }
export function subSV(args: usize, start: usize, count: usize): void { scalarVector(Op.sub, args, start, count); }
export function mul(args: usize, start: usize, count: usize): void { vectors(Op.mul, args, start, count); }
export function mulVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.mul, args, start, count); }
export function mulSV(args: usize, start: usize, count: usize): void { scalarVector(Op.mul, args, start, count); }
export function div(args: usize, start: usize, count: usize): void { vectors(Op.div, args, start, count); }
export function divVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.div, args, start, count); }
export function divSV(args: usize, start: usize, count: usize): void { scalarVector(Op.div, args, start, count); }
export function maximum(args: usize, start: usize, count: usize): void { vectors(Op.maximum, args, start, count); }
export function maximumVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.maximum, args, start, count); }
export function maximumSV(args: usize, start: usize, count: usize): void { scalarVector(Op.maximum, args, start, count); }
export function minimum(args: usize, start: usize, count: usize): void { vectors(Op.minimum, args, start, count); }
export function minimumVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.minimum, args, start, count); }
export function minimumSV(args: usize, start: usize, count: usize): void { scalarVector(Op.minimum, args, start, count); }
export function equal(args: usize, start: usize, count: usize): void { vectors(Op.equal, args, start, count); }
export function equalVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.equal, args, start, count); }
export function equalSV(args: usize, start: usize, count: usize): void { scalarVector(Op.equal, args, start, count); }
export function greater(args: usize, start: usize, count: usize): void { vectors(Op.greater, args, start, count); }
export function greaterVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.greater, args, start, count); }
export function greaterSV(args: usize, start: usize, count: usize): void { scalarVector(Op.greater, args, start, count); }
export function greaterEqual(args: usize, start: usize, count: usize): void { vectors(Op.greaterEqual, args, start, count); }
export function greaterEqualVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.greaterEqual, args, start, count); }
export function greaterEqualSV(args: usize, start: usize, count: usize): void { scalarVector(Op.greaterEqual, args, start, count); }
export function reluGrad(args: usize, start: usize, count: usize): void { vectors(Op.reluGrad, args, start, count); }
export function reluGradVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.reluGrad, args, start, count); }
export function reluGradSV(args: usize, start: usize, count: usize): void { scalarVector(Op.reluGrad, args, start, count); }
