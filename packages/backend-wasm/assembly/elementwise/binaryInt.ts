const enum Op { add, sub, mul, maximum, minimum, equal, greater, greaterEqual }

@inline
function apply(op: i32, a: v128, b: v128): v128 {
  if (op == Op.add) return i32x4.add(a, b);
  if (op == Op.sub) return i32x4.sub(a, b);
  if (op == Op.mul) return i32x4.mul(a, b);
  if (op == Op.maximum) return i32x4.max_s(a, b);
  if (op == Op.minimum) return i32x4.min_s(a, b);
  if (op == Op.equal) return v128.and(i32x4.eq(a, b), i32x4.splat(1));
  if (op == Op.greater) return v128.and(i32x4.gt_s(a, b), i32x4.splat(1));
  return v128.and(i32x4.ge_s(a, b), i32x4.splat(1));
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

export function addInt(args: usize, start: usize, count: usize): void { vectors(Op.add, args, start, count); }
export function addIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.add, args, start, count); }
export function addIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.add, args, start, count); }
export function subInt(args: usize, start: usize, count: usize): void { vectors(Op.sub, args, start, count); }
export function subIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.sub, args, start, count); }
export function subIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.sub, args, start, count); }
export function mulInt(args: usize, start: usize, count: usize): void { vectors(Op.mul, args, start, count); }
export function mulIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.mul, args, start, count); }
export function mulIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.mul, args, start, count); }
export function maximumInt(args: usize, start: usize, count: usize): void { vectors(Op.maximum, args, start, count); }
export function maximumIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.maximum, args, start, count); }
export function maximumIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.maximum, args, start, count); }
export function minimumInt(args: usize, start: usize, count: usize): void { vectors(Op.minimum, args, start, count); }
export function minimumIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.minimum, args, start, count); }
export function minimumIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.minimum, args, start, count); }
export function equalInt(args: usize, start: usize, count: usize): void { vectors(Op.equal, args, start, count); }
export function equalIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.equal, args, start, count); }
export function equalIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.equal, args, start, count); }
export function greaterInt(args: usize, start: usize, count: usize): void { vectors(Op.greater, args, start, count); }
export function greaterIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.greater, args, start, count); }
export function greaterIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.greater, args, start, count); }
export function greaterEqualInt(args: usize, start: usize, count: usize): void { vectors(Op.greaterEqual, args, start, count); }
export function greaterEqualIntVS(args: usize, start: usize, count: usize): void { vectorScalar(Op.greaterEqual, args, start, count); }
export function greaterEqualIntSV(args: usize, start: usize, count: usize): void { scalarVector(Op.greaterEqual, args, start, count); }
