/** The first word of Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw 2011). */
export function threefry(key0: number, key1: number, counter0: number, counter1: number): number {
  let k0 = key0;
  let k1 = key1;
  let k2 = 0x1bd11bda ^ key0 ^ key1;
  let x = (counter0 + k0) | 0;
  let y = (counter1 + k1) | 0;
  // Rotations of the odd groups of four rounds, and of the even ones.
  let [r0, r1, r2, r3, s0, s1, s2, s3] = [13, 15, 26, 6, 17, 29, 16, 24];
  for (let group = 1; group <= 5; group++) {
    x = (x + y) | 0;
    y = ((y << r0) | (y >>> (32 - r0))) ^ x;
    x = (x + y) | 0;
    y = ((y << r1) | (y >>> (32 - r1))) ^ x;
    x = (x + y) | 0;
    y = ((y << r2) | (y >>> (32 - r2))) ^ x;
    x = (x + y) | 0;
    y = ((y << r3) | (y >>> (32 - r3))) ^ x;
    [r0, r1, r2, r3, s0, s1, s2, s3] = [s0, s1, s2, s3, r0, r1, r2, r3];
    [k0, k1, k2] = [k1, k2, k0];
    x = (x + k0) | 0;
    y = (y + k1 + group) | 0;
  }
  return x;
}
