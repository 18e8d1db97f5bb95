/** out = a where condition ≠ 0, else b. Arguments: out, condition, a, b; each as its address, and 1 if that moves on with
 * the block, else 0. */
export function where(args: usize, start: usize, count: usize): void {
  const out = load<usize>(args) + start * load<usize>(args, 4);
  const condition = load<usize>(args, 8) + start * load<usize>(args, 12);
  const a = load<usize>(args, 16) + start * load<usize>(args, 20);
  const b = load<usize>(args, 24) + start * load<usize>(args, 28);
  const zero = i32x4.splat(0);
  for (let i: usize = 0; i < count; i += 16) {
    const no = i32x4.eq(v128.load(condition + i), zero);
    v128.store(out + i, v128.bitselect(v128.load(b + i), v128.load(a + i), no));
  }
}
