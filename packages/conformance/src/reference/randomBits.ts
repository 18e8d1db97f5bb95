import { at, type Formula } from "./formula.ts";

/** out[i] = the first word of Threefry-2x32 with 20 rounds, of the key and the counter (i, stream) */
export const randomBits: Formula<"randomBits"> = ({ key, out }, { stream }) => {
  out.forEach((_, i) => {
    out[i] = threefry([at(key, 0), at(key, 1)], [i, stream])[0];
  });
};

type Words = readonly [number, number];

/** Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 4.2; words are modulo 2^32. */
export function threefry(key: Words, counter: Words): Words {
  const words = [...key, 0x1bd11bda ^ key[0] ^ key[1]];
  const injected = (s: number): Words => [at32(words, s % 3), at32(words, (s + 1) % 3) + s];
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
  let [x, y] = plus(counter, injected(0));
  for (let round = 0; round < 20; round++) {
    x = (x + y) | 0;
    y = rotatedLeft(y, at32(rotations, round % 8)) ^ x;
    if (round % 4 === 3) [x, y] = plus([x, y], injected((round + 1) / 4));
  }
  return [x, y];
}

const plus = (a: Words, b: Words): Words => [(a[0] + b[0]) | 0, (a[1] + b[1]) | 0];
const rotatedLeft = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
const at32 = (words: readonly number[], i: number): number => words[i] ?? 0;
