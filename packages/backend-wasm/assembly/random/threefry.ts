/** Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw 2011), four counters at a time; out is the first word.
 * Units are 1024 elements. Arguments: key, out, elements, stream. */
export function randomBits(args: usize, from: usize, to: usize): void {
  const key = load<usize>(args), out = load<usize>(args, 4);
  const count = min(load<usize>(args, 8), to * 1024), first = from * 1024;
  const key0 = i32x4.splat(load<i32>(key)), key1 = i32x4.splat(load<i32>(key, 4));
  const key2 = v128.xor(v128.xor(key0, key1), i32x4.splat(0x1bd11bda));
  const stream = i32x4.add(i32x4.splat(load<i32>(args, 12)), key1);
  let counter = i32x4.add(i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(first)), key0);
  // Values have room for a multiple of four elements.
  for (let i = first; i < count; i += 4) {
    let x = counter;
    let y = stream;
    for (let round: i32 = 0; round < 5; round++) {
      const even = (round & 1) == 0;
      x = i32x4.add(x, y); y = v128.xor(turned(y, even ? 13 : 17), x);
      x = i32x4.add(x, y); y = v128.xor(turned(y, even ? 15 : 29), x);
      x = i32x4.add(x, y); y = v128.xor(turned(y, even ? 26 : 16), x);
      x = i32x4.add(x, y); y = v128.xor(turned(y, even ? 6 : 24), x);
      const at = round % 3;
      const add = at == 0 ? key1 : at == 1 ? key2 : key0;
      const next = at == 0 ? key2 : at == 1 ? key0 : key1;
      x = i32x4.add(x, add);
      y = i32x4.add(i32x4.add(y, next), i32x4.splat(round + 1));
    }
    v128.store(out + i * 4, x);
    counter = i32x4.add(counter, i32x4.splat(4));
  }
}

@inline
function turned(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by));
}
