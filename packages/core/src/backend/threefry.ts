const parity = 0x1bd11bda;
const rotations = [13, 15, 26, 6, 17, 29, 16, 24];

/**
 * The two words of Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw 2011), into `out`, as int32.
 * Counter-based: the same key and counter give the same bits, everywhere.
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Int32Array,
): void {
  const keys = [key0, key1, parity ^ key0 ^ key1];
  let x = (counter0 + key0) | 0;
  let y = (counter1 + key1) | 0;
  for (let round = 0; round < 20; round++) {
    const by = rotations[round & 7] as number;
    x = (x + y) | 0;
    y = ((y << by) | (y >>> (32 - by))) ^ x;
    if ((round & 3) === 3) {
      const i = (round >> 2) + 1;
      x = (x + (keys[i % 3] as number)) | 0;
      y = (y + (keys[(i + 1) % 3] as number) + i) | 0;
    }
  }
  out[0] = x;
  out[1] = y;
}
