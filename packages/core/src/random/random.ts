import { threefry } from "../backend/threefry.ts";

/** Numbers in [0, 1), multiples of 2^-24, from a seed and a stream's name: the same on every machine. */
export function randomStream(seed: number, name: string): () => number {
  const stream = hashOf(name);
  let counter = 0;
  return () => (threefry(seed, 0, counter++, stream) >>> 8) * 2 ** -24;
}

/** 32-bit FNV-1a of a name's UTF-16 units (Fowler, Noll & Vo): a number for each stream of random numbers. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash;
}

/** The numbers 0 … n - 1 in random order (Fisher & Yates 1938, in Durstenfeld's form). */
export function permutation(n: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
  return order;
}
