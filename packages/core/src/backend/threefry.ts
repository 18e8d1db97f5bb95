/**
 * The first word of Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw 2011), as int32. Counter-based: the same
 * key and counter give the same bits, everywhere.
 */
export function threefry(key0: number, key1: number, counter0: number, counter1: number): number {
  let k0 = key0;
  let k1 = key1;
  let k2 = 0x1bd11bda ^ key0 ^ key1;
  let x = (counter0 + k0) | 0;
  let y = (counter1 + k1) | 0;
  for (let group = 1; group <= 5; group++) {
    // How far to rotate in each of the group's four rounds.
    const odd = group & 1;
    const r0 = odd ? 13 : 17;
    const r1 = odd ? 15 : 29;
    const r2 = odd ? 26 : 16;
    const r3 = odd ? 6 : 24;
    x = (x + y) | 0;
    y = ((y << r0) | (y >>> (32 - r0))) ^ x;
    x = (x + y) | 0;
    y = ((y << r1) | (y >>> (32 - r1))) ^ x;
    x = (x + y) | 0;
    y = ((y << r2) | (y >>> (32 - r2))) ^ x;
    x = (x + y) | 0;
    y = ((y << r3) | (y >>> (32 - r3))) ^ x;
    x = (x + k1) | 0;
    y = (y + k2 + group) | 0;
    // The key's words take turns.
    const first = k0;
    k0 = k1;
    k1 = k2;
    k2 = first;
  }
  return x;
}
