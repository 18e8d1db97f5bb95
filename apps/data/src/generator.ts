/** Numbers in [0, 1), multiples of 2^-32. */
export type Generator = () => number;

/** Numbers from a seed, a stream and a place in it: Mulberry32 (T. Ettinger 2017), in integers, so the same on every
 * machine. */
export function generator(seed: number, stream: number, index: number): Generator {
  let state = mixed(mixed(mixed(seed) + stream) + index);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) * 2 ** -32;
  };
}

/** Every bit of the result depends on every bit of `word` (the finalizer of MurmurHash3, A. Appleby). */
function mixed(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) + 0x9e3779b9;
}

/** A number between two. */
export function between(random: Generator, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A bell-shaped number in (-1, 1) with standard deviation 1/3: the mean of three, without a logarithm or a cosine,
 * whose last bits differ between machines. */
export function bell(random: Generator): number {
  return (2 * (random() + random() + random())) / 3 - 1;
}
